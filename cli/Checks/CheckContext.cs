using Monitoring.Cli.Stacks;
using Monitoring.Cli.Tools;

namespace Monitoring.Cli.Checks;

/// <summary>What a check may look at.</summary>
/// <param name="Cli">The world of the command.</param>
/// <param name="Runner">The project and its sources.</param>
/// <param name="Tools">The real programs of this machine.</param>
/// <param name="Stack">The stack; null for checks of the project.</param>
internal sealed record CheckContext(CliContext Cli, StackRunner Runner, Toolbox Tools, StackUnderCheck? Stack = null)
{
    /// <summary>The plan of the stack and what its program declares; null when an earlier error is in the way.</summary>
    public async Task<StackRun?> RunAsync() => Stack is null ? null : await Stack.RunAsync();
}
