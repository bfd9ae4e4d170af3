using Monitoring.Cli.Stacks;

namespace Monitoring.Cli.Checks;

/// <summary>One stack, taken as far as a check needs it and never twice, so that each check is charged for its own work.</summary>
internal sealed class StackUnderCheck(StackRunner runner, string name)
{
    private StackRun? _read;
    private StackRun? _run;

    public string Name => name;

    /// <summary>Configuration and settings.</summary>
    /// <exception cref="ProblemsException">A file cannot be read.</exception>
    public StackRun Read() => _read ??= runner.Read(name);

    /// <summary>Plan and resources as well; null when <see cref="Read"/> failed or found no valid settings.</summary>
    public async Task<StackRun?> RunAsync()
    {
        if (_read is { Settings: not null })
            _run ??= await runner.RunAsync(_read);
        return _run;
    }
}
