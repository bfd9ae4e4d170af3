using Monitoring.Cli.Checks;
using Monitoring.Stacks;
using Monitoring.Tests.Real.Processes;
using Xunit;

namespace Monitoring.Tests.Real;

/// <summary>The unit tests of the alert rules pass under promtool.</summary>
public sealed class RuleUnitTests
{
    public static TheoryData<string> Files =>
        new(Directory.GetFiles(Repository.PathOf("alert-rules", "tests"), "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));

    [SkippableTheory]
    [MemberData(nameof(Files))]
    public async Task The_rules_do_what_their_tests_say(string file)
    {
        // With low priority, because it keeps the processor busy, and the servers of other tests have times to keep.
        var promtool = await Binaries.PathOfAsync("promtool");
        var result = await Tool.RunAsync("nice", "-n", "10", promtool, "test", "rules", Repository.PathOf("alert-rules", "tests", file));
        Assert.True(result.ExitCode == 0, result.ToString());

        // A check that comes after these tests need not run them again.
        var sources = SourceFiles.Load(Repository.Root);
        var cache = Environment.GetEnvironmentVariable("MONITOR_CACHE") is { Length: > 0 } folder ? folder : Repository.PathOf(".cache");
        new PassedTests(cache, promtool, sources.RuleFiles).Add(sources.RuleTests.Single(test => Path.GetFileName(test.Path) == file));
    }
}
