using System.Collections.Concurrent;
using Monitoring.Cli.Tools;
using Monitoring.Json;
using Monitoring.Settings;

namespace Monitoring.Cli.Checks;

internal sealed class RuleTestsCheck : ICheck
{
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

        var failures = new ConcurrentBag<Problem>();
        await Parallel.ForEachAsync(tests, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation }, async (test, token) =>
        {
            var result = await promtool.RunAsync(context.Cli.Root, token, "test", "rules", test.Path);
            if (!result.Succeeded)
                failures.Add(Problem.Error(test.Path, Reason(result)));
        });
        return CheckOutcome.Of(failures.OrderBy(f => f.Where, StringComparer.Ordinal), $"{tests.Length} files");
    }

    /// <summary>What differs, without the lines that announce it.</summary>
    private static string Reason(ToolResult result) =>
        string.Join(' ', result.Lines.Select(l => l.Trim()).Where(l => l != "FAILED:" && !l.StartsWith("Unit Testing:", StringComparison.Ordinal)));
}
