using Monitoring.Tests.Cli.Diff;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Cli.Commands;

public sealed class CostChangeTests
{
    [Fact]
    public async Task A_preview_says_what_rules_and_dashboards_cost_more_than_those_of_the_commit_before()
    {
        using var project = await GitProject.CreateAsync();
        project.Files.WithStack("  monitoring:cluster: {name: somewhere, nodes: 3}");
        await project.CommitAsync("true");
        await project.CommitAsync("true");

        Assert.Matches(@"\n  change +none since [0-9a-f]{7}, the commit before the last one\n", (await project.Files.RunAsync("preview", "test")).Output.ReplaceLineEndings("\n"));

        project.Files.WithChange("alert-rules/node-exporter.json", "\"groups\": [", "\"groups\": [ { \"name\": \"more\", \"rules\": [ { \"record\": \"node:load\", \"expr\": \"sum(node_load15{job=\\\"node-exporter\\\"})\" } ] },");
        Assert.Matches(@"\n  change +\+\d+ series, 0 MiB of memory, \+?\d+ MiB of disk a day since [0-9a-f]{7}, the last commit: node-exporter \+3", (await project.Files.RunAsync("preview", "test")).Output.ReplaceLineEndings("\n"));
        Assert.Equal(3, (int?)JObject.Parse((await project.Files.RunAsync("preview", "test", "--json")).Output).SelectToken("cost.change.jobs.node-exporter"));
    }
}
