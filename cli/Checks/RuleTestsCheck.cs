using Monitoring.Cli.Tools;
using Monitoring.Json;
using Monitoring.Settings;

namespace Monitoring.Cli.Checks;

internal sealed class RuleTestsCheck : ICheck
{
    private const string Announcement = "Unit Testing:";

    public string Title => "unit tests of the alert rules pass";

    public async Task<CheckOutcome> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        var tests = context.Runner.Sources.RuleTests;
        var broken = new List<Problem>();
        foreach (var test in tests)
            SourceJson.Read(test, broken);
        if (broken.Count > 0 || tests.IsEmpty)
            return CheckOutcome.Of(broken, tests.IsEmpty ? "there are none" : null);
        if (context.Tools.Find("promtool") is not { } promtool)
            return CheckOutcome.WithoutTool("promtool");

        var result = await promtool.RunAsync(context.Cli.Root, cancellation, ["test", "rules", .. tests.Select(t => t.Path)]);
        return CheckOutcome.Of(result.Succeeded ? [] : Failures(result), $"{tests.Length} files");
    }

    /// <summary>promtool announces each file and then says what differs; a file that passes says SUCCESS.</summary>
    private static IEnumerable<Problem> Failures(ToolResult result)
    {
        var file = "alert-rules/tests";
        var text = new List<string>();
        foreach (var line in result.Lines.Append(Announcement))
        {
            if (!line.StartsWith(Announcement, StringComparison.Ordinal))
            {
                text.Add(line.Trim());
                continue;
            }

            if (text.Count > 0 && text[0] != "SUCCESS")
                yield return Problem.Error(file, string.Join(' ', text.Where(l => l != "FAILED:")));
            file = line[Announcement.Length..].Trim();
            text.Clear();
        }
    }
}
