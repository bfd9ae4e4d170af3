using Monitoring.Cli;
using Monitoring.Tests.Cli.Support;
using Xunit;

namespace Monitoring.Tests.Cli.Commands;

public sealed class BadInputTests
{
    [Theory]
    [InlineData("  monitoring:namspace: x", "monitoring:namspace: There is no setting 'namspace'. Did you mean 'namespace'?")]
    [InlineData("  monitoring:prometheus: {retenton: 24h}", "monitoring:prometheus.retenton: There is no setting 'retenton'. Did you mean 'retention'?")]
    [InlineData("  monitoring:prometheus: {retention: soon}", "monitoring:prometheus.retention: 'soon' is not accepted; give a duration such as 30s, 24h or 1d12h, from 2h to 15d.")]
    [InlineData("  monitoring:cluster: {nodes: \"3\"}", "monitoring:cluster.nodes: '3' is not accepted; give a whole number, from 1 to 1000.")]
    [InlineData("  monitoring:prometheus: 24h", "monitoring:prometheus: A plain value is not accepted. Give an object with the keys ")]
    [InlineData("  namespace: x", "Pulumi.test.yaml:2: A key has the form <namespace>:<name>; write 'monitoring:namespace'.")]
    [InlineData("  monitoring:namespace: [x", "Pulumi.test.yaml:3: The file is not valid YAML: ")]
    [InlineData("  monitoring:onCall: {onCallKey: hunter2}", "monitoring:onCall.onCallKey: A secret does not belong here, where everybody can read it; set it with `pulumi config set --secret monitoring:onCallKey`.")]
    [InlineData("  monitoring:onCallKey: hunter2", "Pulumi.test.yaml:2: monitoring:onCallKey is a secret and stands here in plain text. ")]
    [InlineData("  monitoring:onCall: {tags: [{secure: v1:abc}]}", "Pulumi.test.yaml:2: An encrypted value inside monitoring:onCall would be shown in plain text; ")]
    public async Task A_mistake_in_a_stack_is_named_with_its_place(string config, string expected)
    {
        using var project = new CliProject().WithStack(config);

        var result = await project.RunAsync("preview", "test");

        Assert.Equal(ExitCodes.Problems, result.ExitCode);
        Assert.StartsWith(expected, Assert.Single(result.Problems), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", result.Output + result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_mistakes_of_a_stack_are_named_at_once()
    {
        using var project = new CliProject().WithStack("  monitoring:prometheus: {retention: soon, volume: big}\n  monitoring:grafan: {}");

        var result = await project.RunAsync("preview", "test");

        Assert.Equal(
            ["monitoring:grafan", "monitoring:prometheus.retention", "monitoring:prometheus.volume"],
            result.Problems.Select(p => p[..p.IndexOf(": ", StringComparison.Ordinal)]));
        Assert.Contains("✗ 3 errors: not ready to deploy", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_that_exclude_each_other_are_refused()
    {
        using var project = new CliProject().WithStack("  monitoring:prometheus: {volume: 10Gi, retentionSize: 9Gi}");

        var result = await project.RunAsync("preview", "test");

        Assert.StartsWith("monitoring:prometheus.retentionSize: ", Assert.Single(result.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dve", "Pulumi.dve.yaml: There is no stack 'dve'. Did you mean 'dev'? The stacks are dev, prod.")]
    [InlineData("../dev", "Pulumi.../dev.yaml: There is no stack '../dev'. The stacks are dev, prod.")]
    public async Task An_unknown_stack_suggests_the_nearest(string stack, string expected)
    {
        using var project = new CliProject();

        Assert.Equal([expected], (await project.RunAsync("preview", stack)).Problems);
        Assert.Equal([expected], (await project.RunAsync("check", stack)).Problems);
        Assert.Equal([expected], (await project.RunAsync("render", stack, "--out", project["out"])).Problems);
    }

    [Theory]
    [InlineData("alert-rules/prometheus.json")]
    [InlineData("dashboards/prometheus/prometheus.json")]
    public async Task Broken_JSON_is_named_with_file_and_line_and_nothing_is_written(string file)
    {
        using var project = new CliProject().With(file, "{\n  \"a\": 1,\n  \"b\" 2\n}");

        var result = await project.RunAsync("render", "dev", "--out", project["out"]);

        Assert.Equal(ExitCodes.Problems, result.ExitCode);
        Assert.StartsWith($"{file}:3", result.Problems[0], StringComparison.Ordinal);
        Assert.False(Directory.Exists(project["out"]));
    }

    [Fact]
    public async Task A_source_that_is_missing_is_named()
    {
        using var project = new CliProject();
        File.Delete(project["alert-rules/prometheus.json"]);

        var result = await project.RunAsync("preview", "dev");

        Assert.Equal(ExitCodes.Problems, result.ExitCode);
        Assert.StartsWith("alert-rules/prometheus.json: ", Assert.Single(result.Problems), StringComparison.Ordinal);
    }
}
