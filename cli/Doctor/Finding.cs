using Monitoring.Cli.Terminal;
using Spectre.Console;

namespace Monitoring.Cli.Doctor;

/// <summary>What a step found.</summary>
/// <param name="Verdict">Does the walk go on?</param>
/// <param name="What">What was found, a sentence or a few words.</param>
/// <param name="Change">What to change; empty where nothing is to be.</param>
internal sealed record Finding(Verdict Verdict, string What, string Change = "")
{
    public static Finding Skipped { get; } = new(Verdict.Skipped, "");

    public static Finding Fine(string what) => new(Verdict.Fine, what);

    public static Finding Unknown(string why, string change = "") => new(Verdict.Unknown, why, change);

    public static Finding Broken(string what, string change) => new(Verdict.Broken, what, change);

    /// <summary>For people.</summary>
    /// <param name="console">Where to say it.</param>
    /// <param name="title">What was looked at.</param>
    public void Show(IAnsiConsole console, string title)
    {
        if (Verdict == Verdict.Skipped)
            return;
        var mark = Verdict switch { Verdict.Fine => "[green]✓[/]", Verdict.Unknown => "[olive]-[/]", _ => "[red]✗[/]" };
        console.WriteMarked($"  {mark}", Verdict == Verdict.Fine ? (FormattableString)$"{title}: [dim]{What}[/]" : $"{title}: {What}");
        if (Change.Length > 0)
            console.WriteMarked("    →", $"{Change}");
    }
}
