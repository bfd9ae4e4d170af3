using Monitoring.Settings;

namespace Monitoring.Cli;

/// <summary>Ends a command whose way on is blocked by problems that the user can mend. The one catch is in <see cref="CommandLine"/>.</summary>
public sealed class ProblemsException(IEnumerable<Problem> problems) : Exception
{
    public ProblemsException(Problem problem)
        : this([problem])
    {
    }

    public IReadOnlyList<Problem> Problems { get; } = [.. problems];

    public override string Message => string.Join('\n', Problems);
}
