using System.CommandLine;
using Monitoring.Cli.Help;
using Monitoring.Settings;
using Monitoring.Stacks.Settings;
using Spectre.Console;

namespace Monitoring.Cli.Commands;

/// <summary><c>./monitor docs</c>: writes docs/configuration.md from the settings classes.</summary>
internal static class DocsCommand
{
    private const string Page = "docs/configuration.md";

    public static Command Create(CliContext context)
    {
        var check = new Option<bool>("--check") { Description = "Write nothing; fail when the page is not what would be written." };
        var command = new Verb(
            "docs",
            $"Writes {Page} from the settings classes.",
            new("docs", "writes the page"),
            new("docs --check", "says whether it is current")) { check };
        command.SetAction(parsed => parsed.GetValue(check) ? Check(context) : Write(context));
        return command;
    }

    /// <summary>The problem with the page as it is; null when it is current.</summary>
    public static Problem? Difference(string root)
    {
        var path = Path.Combine(root, Page);
        return File.Exists(path) && File.ReadAllText(path) == Text()
            ? null
            : Problem.Error(Page, "The page is not what the settings classes say; run `./monitor docs` and commit it.");
    }

    private static string Text() => ConfigurationDocument.Write(typeof(MonitoringSettings), MonitoringSettings.SecretKeys);

    private static int Check(CliContext context)
    {
        if (Difference(context.Root) is { } problem)
        {
            context.Error.WriteProblem(problem);
            return ExitCodes.Problems;
        }

        context.Console.MarkupLine($"[green]✓[/] {Page} is current");
        return ExitCodes.Ok;
    }

    private static int Write(CliContext context)
    {
        var path = Path.Combine(context.Root, Page);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, Text());
        context.Console.MarkupLine($"[green]✓[/] {Page} written");
        return ExitCodes.Ok;
    }
}
