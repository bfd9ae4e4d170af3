using Monitoring.Cli;
using Monitoring.Questions;
using Monitoring.Tests.Cli.Components;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Cli.Alerts;

public sealed class AlertsCommandTests
{
    [Fact]
    public async Task What_rules_raise_and_what_Alertmanager_does_with_it_is_one_list()
    {
        await using var stack = new RunningStack();
        stack.Prometheus.Fires("alertname=Told namespace=shop severity=warning").Fires("alertname=New namespace=shop severity=critical").Fires("alertname=Soon namespace=shop", state: "pending").Fires("alertname=Watchdog");
        stack.Alertmanager.Knows("alertname=Told namespace=shop severity=warning cluster=c").Knows("alertname=Held namespace=shop severity=critical", silencedBy: "s-1").Knows("alertname=Watchdog severity=none");

        var all = JArray.Parse((await stack.RunAsync("alerts", "-o", "json")).Output);

        Assert.Equal(["firing New", "firing Told", "pending Soon", "silenced Held"], all.Select(alert => $"{alert["state"]} {alert["name"]}"));
        Assert.Equal(["on-call"], all[1]["receivers"]!.Values<string>());
        Assert.Equal(["New", "Told"], JArray.Parse((await stack.RunAsync("alerts", "--firing", "-o", "json")).Output).Select(alert => (string?)alert["name"]));
        Assert.Equal(["Held"], JArray.Parse((await stack.RunAsync("alerts", "--silenced", "-o", "json")).Output).Select(alert => (string?)alert["name"]));
        Assert.Contains("✓ no such alert", (await stack.RunAsync("alerts", "-n", "bank")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silence_is_made_listed_and_ended()
    {
        await using var stack = new RunningStack();
        stack.Alertmanager.Knows("alertname=Told namespace=shop severity=warning");

        var made = await stack.RunAsync("silence", "alertname=~T.+", "namespace=shop", "--for", "30m", "--comment", "a disk is on its way", "--author", "ann");
        Assert.Equal((ExitCodes.Ok, ""), (made.ExitCode, made.Error));
        Assert.Contains("It holds back 1 now: Told.", made.Output, StringComparison.Ordinal);
        Assert.Equal("~ann", $"~{stack.Alertmanager.Silences[0]["createdBy"]}");

        var listed = Assert.Single(JArray.Parse((await stack.RunAsync("silence", "list", "-o", "json")).Output));
        Assert.Equal(["alertname=~\"T.+\"", "namespace=\"shop\""], listed["matchers"]!.Values<string>());
        Assert.Equal(TimeSpan.FromMinutes(30), (DateTime)listed["end"]! - (DateTime)listed["start"]!);

        Assert.Equal(ExitCodes.Ok, (await stack.RunAsync("silence", "expire", (string)listed["id"]!)).ExitCode);
        Assert.Contains("Nothing is silenced.", (await stack.RunAsync("silence", "list")).Output, StringComparison.Ordinal);
        Assert.Contains("No silence with this id holds.", Assert.Single((await stack.RunAsync("silence", "expire", "x")).Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Say which alerts", "silence")]
    [InlineData("Say why, with --comment", "silence", "alertname=X")]
    [InlineData("'NodeDiskFull' is not a condition", "silence", "NodeDiskFull")]
    [InlineData("'soon' is not a length of time", "silence", "alertname=X", "--for", "soon")]
    [InlineData("at least one matcher must not match the empty string", "silence", "alertname=", "--comment", "x")]
    public async Task A_silence_that_makes_no_sense_is_refused(string problem, params string[] args)
    {
        await using var stack = new RunningStack();

        var result = await stack.RunAsync(args);

        Assert.Equal(ExitCodes.Problems, result.ExitCode);
        Assert.Contains(problem, Assert.Single(result.Problems), StringComparison.Ordinal);
        Assert.Empty(stack.Alertmanager.Silences);
    }

    [Fact]
    public async Task Quality_says_how_far_back_the_memory_reaches()
    {
        await using var stack = new RunningStack();
        stack.Prometheus
            .Answers(QuestionList.Oldest, ("", DateTimeOffset.UtcNow.AddHours(-2).ToUnixTimeSeconds()))
            .Answers(QuestionList.FiringAlerts, ("alertname=Long alertstate=firing severity=warning namespace=shop", 1));

        var result = await stack.RunAsync("alerts", "quality");

        Assert.Contains("2h: Prometheus remembers no more", result.Output, StringComparison.Ordinal);
        var rule = Assert.Single(JObject.Parse((await stack.RunAsync("alerts", "quality", "--since", "1h", "-o", "json")).Output)["alerts"]!);
        Assert.Equal(("Long", 1, 0.0), ((string?)rule["name"], (int)rule["fired"]!, (double)rule["noise"]!));
        Assert.Equal(3600, (double)rule["totalSeconds"]!, 20.0);
    }
}
