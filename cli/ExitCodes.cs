namespace Monitoring.Cli;

/// <summary>What the command's exit code means; docs/monitor.md says it to people.</summary>
public static class ExitCodes
{
    /// <summary>Everything is as it should be; warnings may have been shown.</summary>
    public const int Ok = 0;

    /// <summary>Something is wrong with the project or with the command line, and it has been named.</summary>
    public const int Problems = 1;

    /// <summary>Of <c>diff</c>: both sides are as they should be, and they differ.</summary>
    public const int Differences = 2;

    /// <summary>Of <c>status</c> and <c>doctor</c>: the question was answered, and the answer is bad.</summary>
    public const int Unhealthy = 2;

    /// <summary>Of <c>check</c>: everything compiles and works, and a lint found something.</summary>
    public const int Lint = 3;

    /// <summary>The caller may not do this; the missing permission has been named.</summary>
    public const int NotAllowed = 4;

    /// <summary>A backend did not answer.</summary>
    public const int Unreachable = 5;

    /// <summary>Ended by Ctrl-C, as shells say it: 128 + SIGINT.</summary>
    public const int Interrupted = 130;
}
