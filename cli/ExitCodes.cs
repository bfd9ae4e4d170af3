namespace Monitoring.Cli;

/// <summary>What the command's exit code means.</summary>
public static class ExitCodes
{
    /// <summary>Everything is as it should be; warnings may have been shown.</summary>
    public const int Ok = 0;

    /// <summary>Something is wrong with the project, and it has been named.</summary>
    public const int Problems = 1;

    /// <summary>Of <c>diff</c>: both sides are as they should be, and they differ.</summary>
    public const int Differences = 2;

    /// <summary>The command line itself was not understood.</summary>
    public const int Usage = 2;
}
