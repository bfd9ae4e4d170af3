using Monitoring.Settings;
using Spectre.Console;

namespace Monitoring.Cli;

/// <summary>One line per problem, the same everywhere: a mark, the place, the sentence.</summary>
internal static class ProblemWriter
{
    public static void WriteProblems(this IAnsiConsole console, IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
            console.WriteProblem(problem);
    }

    public static void WriteProblem(this IAnsiConsole console, Problem problem, string indent = "")
    {
        console.Markup(indent + (problem.Level == ProblemLevel.Error ? "[red]✗[/] " : "[olive]![/] "));
        console.WriteLine($"{problem.Where}: {problem.Message}");
    }
}
