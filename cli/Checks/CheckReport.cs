using System.Globalization;
using Spectre.Console;

namespace Monitoring.Cli.Checks;

/// <summary>Prints one line per check while they run, the problems under each, and the sum at the end.</summary>
internal sealed class CheckReport(IAnsiConsole console, TimeProvider clock)
{
    private int _passed;
    private int _failed;
    private int _skipped;
    private int _failedLints;

    /// <summary>What the command ends with.</summary>
    public int ExitCode => _failed == 0 ? ExitCodes.Ok : _failed == _failedLints ? ExitCodes.Lint : ExitCodes.Problems;

    public void Heading(string title) => console.MarkupLineInterpolated($"[bold]{title}[/]");

    public async Task RunAsync(ICheck check, CheckContext context, CancellationToken cancellation)
    {
        var outcome = await RunAsync(check.Title, () => check.RunAsync(context, cancellation));
        if (check.IsLint && outcome.Failed)
            _failedLints++;
    }

    /// <summary>Runs a check and prints what came out.</summary>
    public async Task<CheckOutcome> RunAsync(string title, Func<Task<CheckOutcome>> check)
    {
        var started = clock.GetTimestamp();
        CheckOutcome outcome;
        try
        {
            outcome = await ShowingProgressAsync(title, check);
        }
        catch (ProblemsException e)
        {
            outcome = CheckOutcome.Of(e.Problems);
        }

        Add(title, outcome, clock.GetElapsedTime(started));
        return outcome;
    }

    /// <summary>A line of its own.</summary>
    public void Line(string text) => console.MarkupLineInterpolated($"{text}");

    public void Sum()
    {
        var failed = _failed > 0 ? $", [red]{_failed} failed[/]" : "";
        var skipped = _skipped > 0 ? $", {_skipped} skipped" : "";
        console.MarkupLine($"{_passed} checks passed{failed}{skipped}");
    }

    /// <summary>Some checks take a while; on a terminal their title is there from the start.</summary>
    private Task<CheckOutcome> ShowingProgressAsync(string title, Func<Task<CheckOutcome>> run) =>
        console.Profile.Out.IsTerminal ? console.Status().StartAsync(Markup.Escape(title), _ => run()) : run();

    private void Add(string title, CheckOutcome outcome, TimeSpan duration)
    {
        var mark = Count(outcome);
        var note = outcome.Skipped ?? outcome.Note;
        var time = outcome.Skipped is null ? $"  {Shown(duration)}" : "";
        console.MarkupLine($"  {mark} {Markup.Escape(title)}[dim]{Markup.Escape(note is null ? "" : $": {note}")}{time}[/]");
        foreach (var problem in outcome.Problems)
            console.WriteProblem(problem, "      ");
    }

    private string Count(CheckOutcome outcome)
    {
        if (outcome.Skipped is not null)
        {
            _skipped++;
            return "[dim]-[/]";
        }

        if (outcome.Failed)
        {
            _failed++;
            return "[red]✗[/]";
        }

        _passed++;
        return "[green]✓[/]";
    }

    private static string Shown(TimeSpan duration) => duration.TotalSeconds < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMilliseconds:F0} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:F1} s");
}
