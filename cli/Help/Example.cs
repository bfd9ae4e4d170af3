namespace Monitoring.Cli.Help;

/// <summary>A way to use a verb, shown at the end of its help. A test reads every one as the command would, and runs those that need nothing but the project.</summary>
/// <param name="Line">What people type after <c>./monitor</c>, with a shell's single quotes where one needs them.</param>
/// <param name="What">What they get, in a few words.</param>
internal sealed record Example(string Line, string What)
{
    /// <summary>True for one that runs without a cluster, without a backend and within seconds.</summary>
    public bool IsOffline { get; init; }

    /// <summary>One that <see cref="IsOffline"/>.</summary>
    public static Example Offline(string line, string what) => new(line, what) { IsOffline = true };
}
