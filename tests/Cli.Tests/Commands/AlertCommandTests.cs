using Monitoring.Cli;
using Monitoring.Tests.Cli.Backends;
using Monitoring.Tests.Cli.Support;
using Xunit;

namespace Monitoring.Tests.Cli.Commands;

public sealed class AlertCommandTests
{
    private const string Stack = """
          monitoring:cluster: { name: somewhere }
          monitoring:onCall: { target: pagerduty, heartbeat: { toUrl: true } }
          monitoring:alerting: { timeWindows: { always: { from: "00:00", to: "00:00" } }, muteWarningsIn: [always] }
        """;

    [Theory]
    [InlineData("severity=critical", "receiver     on-call (pagerduty)")]
    [InlineData("severity=critical", "told again   every 4h while it lasts")]
    [InlineData("severity=warning", "! muted now by the time window 'always'")]
    [InlineData("severity=info", "! nobody is told: context for other alerts")]
    [InlineData("alertname=Watchdog", "receiver     heartbeat")]
    public async Task The_route_of_an_alert_says_who_is_told_and_when(string label, string line)
    {
        using var project = new CliProject().WithStack(Stack);

        var result = await project.RunAsync("alert", "route", label, "--stack", "test");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Contains(line, result.Output.ReplaceLineEndings("\n").Split('\n'));
    }

    [Theory]
    [InlineData("on-call", ExitCodes.Ok, "sends it there too")]
    [InlineData("somebody", ExitCodes.Problems, "sends it to 'somebody': it has another configuration")]
    public async Task The_Alertmanager_of_a_deployed_stack_is_asked_whether_it_does_the_same(string receiver, int code, string text)
    {
        await using var server = new PlayedServer(_ => new PlayedAnswer("""{ "config": { "original": "route: { receiver: x }" } }"""));
        using var folder = new TemporaryFolder();
        new PlayedProgram(folder, "pulumi").Prints("stack output", """{ "addresses": { "alertmanager": "http://alertmanager.watch.svc:9093" }, "secrets": {} }""");
        new PlayedProgram(folder, "kubectl").Does("--namespace watch port-forward service/alertmanager :9093", $"echo 'Forwarding from 127.0.0.1:{server.Address.Port} -> 9093'; exec sleep 600");
        var amtool = new PlayedProgram(folder, "amtool").Does("config routes test", $"echo {receiver}; echo 'Warning: as amtool gives one' >&2");
        using var project = new CliProject().WithStack(Stack);
        project.Environment["PATH"] = amtool.Folder;

        var result = await project.RunAsync("alert", "route", "severity=critical", "--stack", "test", "--running");

        Assert.Equal(code, result.ExitCode);
        Assert.Contains(text, result.Output, StringComparison.Ordinal);
        Assert.Equal("/api/v2/status", server.Requests.Single().PathAndQuery);
        Assert.EndsWith("severity=critical", Assert.Single(amtool.Calls), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'critical' is not a label such as severity=critical.", "alert", "route", "critical")]
    [InlineData("'9093' is not an http or https address.", "alert", "test", "--alertmanager", "9093")]
    [InlineData("'127.0.0.1' is not an address such as 127.0.0.1:9121.", "up", "--scrape", "127.0.0.1")]
    [InlineData("'anywhere' is not an IP address such as 0.0.0.0.", "up", "--listen", "anywhere")]
    [InlineData("'ftp://a' is not an http or https address.", "alert", "route", "severity=info", "--alertmanager", "ftp://a")]
    [InlineData("'2d' is not a time such as 30m, of 24h at most.", "widen", "kubelet", "--for", "2d")]
    [InlineData("--port-offset is between 0 and 50000.", "up", "--port-offset", "-1")]
    public async Task Bad_arguments_are_named(string problem, params string[] args)
    {
        using var project = new CliProject();

        var result = await project.RunAsync(args);

        Assert.Equal(ExitCodes.Problems, result.ExitCode);
        Assert.Equal([problem], result.Problems);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("reload")]
    public async Task Where_nothing_runs_that_is_said(params string[] args)
    {
        using var project = new CliProject();

        var result = await project.RunAsync([.. args, "--data", project["nothing"]]);

        Assert.Equal(ExitCodes.Problems, result.ExitCode);
        Assert.Equal([$"{project["nothing"]}: Nothing runs here. `./monitor up` starts it; --data names another directory."], result.Problems);
    }

    [Theory]
    [InlineData("widen", "kubelet")]
    [InlineData("widen", "kubelet", "--for", "0s", "--kubeconfig", "/nowhere")]
    public async Task Where_nothing_runs_that_could_be_widened_both_ways_are_said(params string[] args)
    {
        using var project = new CliProject();

        var result = await project.RunAsync([.. args, "--data", project["nothing"]]);

        Assert.Equal(ExitCodes.Problems, result.ExitCode);
        Assert.Equal([$"{project["nothing"]}: Nothing runs here. `./monitor up` starts a stack on this machine, --kubeconfig widens a job of a cluster from here; --data names another directory."], result.Problems);
    }

    [Fact]
    public async Task Without_a_stack_here_and_without_Pulumi_an_address_is_asked_for()
    {
        using var project = new CliProject();

        var result = await project.RunAsync("alert", "test", "--data", project["nothing"]);

        Assert.Equal(ExitCodes.Problems, result.ExitCode);
        Assert.Contains("there is no 'kubectl' on the PATH to lead there. Open a tunnel to it, and name that in MONITOR_ALERTMANAGER_URL.", Assert.Single(result.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_Alertmanager_that_does_not_answer_is_named()
    {
        using var project = new CliProject();

        var result = await project.RunAsync("alert", "test", "--alertmanager", "http://127.0.0.1:1");

        Assert.Equal(ExitCodes.Unreachable, result.ExitCode);
        Assert.StartsWith("Alertmanager at http://127.0.0.1:1/ does not answer: ", result.Problems[^1], StringComparison.Ordinal);
    }
}
