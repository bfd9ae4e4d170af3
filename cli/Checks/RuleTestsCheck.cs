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
        var sources = context.Runner.SourcesOfAllStacks();
        var tests = sources.RuleTests;
        var broken = new List<Problem>();
        foreach (var test in tests)
            SourceJson.Read(test, broken);
        if (broken.Count > 0 || tests.IsEmpty)
            return CheckOutcome.Of(broken, tests.IsEmpty ? "there are none" : null);
        if (context.Tools.Find("promtool") is not { } promtool)
            return CheckOutcome.WithoutTool("promtool");

        var passed = new PassedTests(context.Cli.CacheFolder, promtool.FullPath, sources.RuleFiles);
        var changed = tests.Where(t => !passed.Contains(t)).ToList();
        var failures = new ConcurrentBag<Problem>();
        await Parallel.ForEachAsync(changed, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation }, async (test, token) =>
        {
            var result = await promtool.RunAsync(context.Cli.Root, token, "test", "rules", test.Path);
            if (result.Succeeded)
                passed.Add(test);
            else
                failures.Add(Problem.Error(test.Path, Reason(result)));
        });
        passed.KeepOnly(tests);

        var unchanged = tests.Length - changed.Count;
        return CheckOutcome.Of(
            failures.OrderBy(f => f.Where, StringComparer.Ordinal),
            $"{RuleTests.Cases(tests)} cases in {tests.Length} files{(unchanged > 0 ? $", {unchanged} unchanged since they passed" : "")}");
    }

    /// <summary>What differs, without the lines that announce it.</summary>
    private static string Reason(ToolResult result) =>
        string.Join(' ', result.Lines.Select(l => l.Trim()).Where(l => l != "FAILED:" && !l.StartsWith("Unit Testing:", StringComparison.Ordinal)));
}
