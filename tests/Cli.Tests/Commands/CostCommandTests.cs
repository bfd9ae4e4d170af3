using Monitoring.Cli;
using Monitoring.Tests.Cli.Support;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Cli.Commands;

public sealed class CostCommandTests
{
    [Fact]
    public async Task A_forecast_says_what_each_job_and_reader_costs_and_what_is_needed()
    {
        using var project = new CliProject().WithStack("  monitoring:cluster: {name: somewhere, nodes: 3, profile: {podsPerNode: 20}}\n  monitoring:prices: {currency: EUR, cpu: 20, memory: 3, storage: {default: 0.1}}");

        var result = await project.RunAsync("cost", "test", "--top", "3");

        Assert.Equal((ExitCodes.Ok, ""), (result.ExitCode, result.Error));
        var text = result.Output.ReplaceLineEndings("\n");
        Assert.StartsWith("Forecast for test: 3 nodes of 20 pods", text, StringComparison.Ordinal);
        Assert.Matches(@"\n  cadvisor +3 +[\d,]+ +[\d,]+ +\d+ +\d+ %", text);
        Assert.Matches(@"\n  metrics +[\d,]+ series, \d+ samples/s; [\d,]+ are scraped\n", text);
        Assert.Matches(@"\n  memory +about \d+ MiB; Prometheus asks for 512Mi\n", text);
        Assert.Matches(@"\n  money +\d+ EUR a month", text);
        Assert.Matches(@"\n  dashboards/kubernetes/\S+ +[\d,]+ +[\d,]+ *\n", text);
        Assert.Matches(@"\n  alert-rules/\S+: (alert|recording rule) \S+ +[\d,]+ +[\d,]+ *\n", text);
    }

    [Fact]
    public async Task A_stack_that_will_not_fit_is_an_error_at_preview_with_the_job_to_blame()
    {
        using var project = new CliProject().WithStack("  monitoring:cluster: {nodes: 50}\n  monitoring:prometheus: {resources: {memory: 128Mi}}");

        var result = await project.RunAsync("preview", "test");

        Assert.Equal(ExitCodes.Problems, result.ExitCode);
        Assert.Matches(@"monitoring:prometheus\.resources\.memory: Prometheus will need about \d+Mi for \d+ series, and asks for 128Mi\. Most of it is the job '[a-z-]+'", Assert.Single(result.Problems));
    }

    [Fact]
    public async Task A_preview_for_machines_has_the_forecast()
    {
        using var project = new CliProject();

        var cost = JObject.Parse((await project.RunAsync("preview", "dev", "--json")).Output)["cost"]!;

        Assert.InRange((int)cost["series"]!, 1_000, 100_000);
        Assert.InRange((long)cost["memory"]!, 50L << 20, 2L << 30);
        Assert.InRange((int)cost["jobs"]!["kube-state-metrics"]!, 100, 50_000);
    }
}
