using Monitoring.Cli;
using Monitoring.Tests.Cli.Backends;
using Monitoring.Tests.Cli.Support;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Cli.Dashboards;

/// <summary>Against a Grafana that has what the stack was deployed with, and what somebody made of it.</summary>
public sealed class DashboardPullTests : IDisposable
{
    private const string Path = "dashboards/node-exporter/nodes.json";

    private readonly CliProject _project = new CliProject().WithStack("  monitoring:cluster: { name: somewhere }\n  monitoring:alerting: { runbooks: \"https://runbooks.example.org\" }");

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task What_nobody_changed_stays_as_it_is_though_the_stack_deploys_it_otherwise()
    {
        var before = _project.Read(Path);

        var result = await PullAsync(_ => { });

        Assert.Equal((ExitCodes.Ok, ""), (result.ExitCode, result.Error));
        Assert.Contains("the source says the same already", result.Output, StringComparison.Ordinal);
        Assert.Equal(before, _project.Read(Path));
    }

    [Fact]
    public async Task A_change_of_a_panel_is_a_change_of_a_few_lines()
    {
        var before = _project.Read(Path).Split('\n');

        var result = await PullAsync(dashboard =>
        {
            dashboard["panels"]![1]!["title"] = "Something else";
            dashboard["panels"]![2]!["targets"]![0]!["expr"] = "node_load5";
            ((JArray)dashboard["panels"]!).Last!.Remove();
        });

        Assert.Contains($"{Path} written", result.Output, StringComparison.Ordinal);
        var after = _project.Read(Path).Split('\n');
        Assert.Equal(2, after.Except(before).Count(line => line.Contains("Something else", StringComparison.Ordinal) || line.Contains("node_load5", StringComparison.Ordinal)));
        Assert.InRange(after.Except(before).Count(), 2, 4);
        Assert.DoesNotContain(after, line => line.Contains("runbooks.example.org", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("micro", "dashboards/micro/orders-more.json written")]
    [InlineData("mikro", "mikro: There is no such folder in dashboards/. Did you mean 'micro'?")]
    [InlineData(null, "ab12: It is a new dashboard; --folder says where it belongs")]
    public async Task A_new_one_has_to_have_a_place(string? folder, string message)
    {
        await using var grafana = new PlayedServer(request => request.Path == "/api/dashboards/uid/ab12"
            ? new PlayedAnswer("""{ "meta": { "folderTitle": "General" }, "dashboard": { "id": 17, "version": 3, "title": "Orders & more", "uid": "ab12", "panels": [] } }""") : new PlayedAnswer("{}", 404));
        _project.Environment["MONITOR_GRAFANA_URL"] = grafana.Address.ToString();

        var result = await _project.RunAsync(["dashboards", "pull", "ab12", "--stack", "test", .. folder is null ? Array.Empty<string>() : ["--folder", folder]]);

        Assert.Contains(message, result.Output + result.Error, StringComparison.Ordinal);
        if (folder == "micro")
            Assert.StartsWith("{\n  \"uid\": \"ab12\",\n  \"id\": null,\n  \"title\": \"Orders & more\",\n", _project.Read("dashboards/micro/orders-more.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_Grafana_does_not_have_is_said()
    {
        await using var grafana = new PlayedServer(_ => new PlayedAnswer("""{ "message": "Dashboard not found" }""", 404));
        _project.Environment["MONITOR_GRAFANA_URL"] = grafana.Address.ToString();

        var result = await _project.RunAsync("dashboards", "pull", "nothing", "--stack", "test");

        Assert.Equal(ExitCodes.Problems, result.ExitCode);
        Assert.Equal(["nothing: Grafana has no dashboard with this uid; it is in the dashboard's address, behind /d/."], result.Problems);
    }

    /// <summary>Grafana has it as the stack deploys it, with an id and a version of its own, and the keys in another order.</summary>
    private async Task<CliResult> PullAsync(Action<JObject> change)
    {
        var run = new Monitoring.Cli.Stacks.StackRunner(new CliContext(TextWriter.Null, TextWriter.Null, () => _project[""], new FixedClock(), _ => null)).Compile("test");
        using var reader = new JsonTextReader(new StringReader(run.Plan!.Dashboards.Single(dashboard => dashboard.SourcePath == Path).Json)) { DateParseHandling = DateParseHandling.None };
        var dashboard = JObject.Load(reader);
        change(dashboard);
        var there = new JObject(dashboard.Properties().OrderBy(property => property.Name, StringComparer.Ordinal).Append(new JProperty("id", 42)).Append(new JProperty("version", 7)));
        await using var grafana = new PlayedServer(request => request.Path == $"/api/dashboards/uid/{dashboard["uid"]}" ? new PlayedAnswer(new JObject { ["dashboard"] = there }.ToString()) : new PlayedAnswer("{}", 404));
        _project.Environment["MONITOR_GRAFANA_URL"] = grafana.Address.ToString();
        return await _project.RunAsync("dashboards", "pull", (string)dashboard["uid"]!, "--stack", "test");
    }
}
