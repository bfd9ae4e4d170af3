using System.Text.RegularExpressions;
using Monitoring.Host;
using Monitoring.Tests.Real.Etcd;
using Monitoring.Tests.Real.Nats;
using Monitoring.Tests.Real.Pipeline;
using Monitoring.Tests.Real.Processes;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Real.Host;

/// <summary>What the command answers about a running stack is true: real Prometheus, Alertmanager, node exporter, etcd and NATS.</summary>
public sealed class QuestionsTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    [SkippableFact]
    public async Task Components_values_status_room_alerts_and_silences_are_what_they_are()
    {
        await using var etcd = await EtcdCluster.StartAsync(1);
        using var folder = new TemporaryFolder();
        await using var nats = await NatsAsync(folder);
        var natsExporter = new Uri($"http://127.0.0.1:{FreePorts.Next()}/");
        await using var standIn = new NatsExporterStandIn(natsExporter, nats.Address, "gnatsd");
        await using var shop = new FakeExporter { Metrics = "shop_queue 7" };
        await using var stack = new HostedStack("""
              monitoring:cluster: { name: test }
              monitoring:prometheus: { scrapeInterval: 5s, evaluationInterval: 5s }
              monitoring:alerts: { TargetDown: { for: 5s, severity: critical } }
            """);
        var up = await stack.UpAsync("--scrape", $"{EtcdCluster.Address(0)}:{etcd.Port}", "--scrape", natsExporter.Authority, "--scrape", shop.Address.Authority);
        Assert.True(up.ExitCode == 0, up.ToString());
        await Eventually.HoldsAsync("every target is up", Soon, async () => (await stack.Prometheus.TargetsAsync()) is { Count: >= 7 } targets && targets.All(target => target.EndsWith(" up", StringComparison.Ordinal)), () => "");

        var components = await AskAsync(0, "components");
        Assert.Equal(
            [shop.Address.Authority, "alertmanager", "blackbox-exporter", "etcd", "nats", "node-exporter", "prometheus"],
            components.Select(component => (string)component["name"]!));
        Assert.All(components, component => Assert.Equal(("1/1", "metrics", ""), ($"{component["ready"]}/{component["wanted"]}", string.Join(' ', component["emits"]!), string.Join(' ', component["missing"]!))));
        Assert.Equal("found on this machine", (string)components[3]!["declared"]!);

        Assert.Equal(1, Value(await AskAsync(0, "metrics", "etcd", "--once"), "members with leader"));
        Assert.Equal(7, Value(await AskAsync(0, "metrics", shop.Address.Port.ToString(), "shop_queue", "--once"), "shop_queue"));
        Assert.InRange(Value(await AskAsync(0, "metrics", "node-exporter", "--once"), "memory in use"), 0.01, 0.99);
        Assert.Equal(Environment.ProcessorCount, (double)(await AskAsync(0, "top"))["nodes"]![0]!["cpu"]!);

        shop.IsDown = true;
        await Eventually.HoldsAsync("the alert fires", Soon, async () => (await stack.Prometheus.SeriesAsync("ALERTS{alertstate=\"firing\"}", "alertname")).Contains("TargetDown 1"), () => "");
        Assert.Equal(["0 of 1 ready"], (await AskAsync(2, "status", shop.Address.Port.ToString()))[0]!["problems"]!.Values<string>());
        Assert.Contains("TargetDown", (await AskAsync(0, "alerts", "--firing")).Select(alert => (string)alert["name"]!));

        var silence = await stack.RunAsync("silence", "alertname=TargetDown", "--comment", "It is known.", "--stack", "test", "--data", stack.Data);
        Assert.True(silence.ExitCode == 0, silence.ToString());
        using var http = new HttpClient();
        var suppressed = new Uri(stack.AddressOf(HostProgram.Alertmanager), "api/v2/alerts?active=false&inhibited=false");
        await Eventually.HoldsAsync("Alertmanager holds it back", TimeSpan.FromSeconds(100), async () => (await http.GetStringAsync(suppressed)).Contains("TargetDown", StringComparison.Ordinal), () => "");
        Assert.Equal(["TargetDown"], (await AskAsync(0, "alerts", "--silenced")).Select(alert => (string)alert["name"]!));
        var rule = (await AskAsync(0, "alerts", "quality"))["alerts"]!.Single(rule => (string?)rule["name"] == "TargetDown");
        Assert.Equal((1, 1, 1.0), ((int)rule["fired"]!, (int)rule["silenced"]!, (double)rule["noise"]!));
        await FollowGuideAsync(stack);

        async Task<JToken> AskAsync(int exitCode, params string[] arguments)
        {
            var result = await stack.AskAsync([.. arguments, "-o", "json", "--stack", "test", "--data", stack.Data]);
            Assert.True(result.ExitCode == exitCode, result.ToString());
            return JToken.Parse(result.Output);
        }
    }

    /// <summary>Every command of the operators' guide that a stack without a cluster can answer. What was asked before is asked again, in the guide's words.</summary>
    private static async Task FollowGuideAsync(HostedStack stack)
    {
        var lines = File.ReadLines(Repository.PathOf("docs/debug-the-cluster.md")).Where(line => line.StartsWith("./monitor ", StringComparison.Ordinal) && !line.Contains(" logs ", StringComparison.Ordinal) && !line.Contains(" cart ", StringComparison.Ordinal)).ToList();
        Assert.Contains(lines, line => line.Contains(" widen ", StringComparison.Ordinal));
        foreach (var line in lines)
        {
            string[] words = [.. Regex.Matches(line["./monitor ".Length..], "(?:'[^']*'|\"[^\"]*\"|[^ '\"]+)+").Select(word => word.Value.Replace("'", "", StringComparison.Ordinal).Trim('"'))];
            string[] where = words[0] switch { "why" => ["test"], "widen" => ["test", "--data", stack.Data], _ => ["--stack", "test", "--data", stack.Data] };
            var result = await stack.AskAsync([.. words, .. where]);
            Assert.True(result.ExitCode == 0 || (result.ExitCode == 2 && words[0] is "doctor" or "status"), $"{line}\n{result}");
        }
    }

    private static double Value(JToken values, string signal) => (double)values.Single(value => (string?)value["signal"] == signal)["value"]!;

    private static async Task<NatsProcess> NatsAsync(TemporaryFolder folder)
    {
        var monitoring = FreePorts.Next();
        var server = new NatsProcess(await Binaries.PathOfNatsAsync(), monitoring, ["--config", folder.Write("nats.conf", $$"""
            server_name: nats
            listen: "127.0.0.1:{{FreePorts.Next()}}"
            http: "127.0.0.1:{{monitoring}}"
            """)]);
        await server.StartAsync();
        return server;
    }
}
