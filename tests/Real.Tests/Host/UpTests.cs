using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using Monitoring.Host;
using Monitoring.Tests.Real.Pipeline;
using Monitoring.Tests.Real.Processes;
using Xunit;

namespace Monitoring.Tests.Real.Host;

/// <summary><c>./monitor up</c> as people use it, with the real programs.</summary>
public sealed class UpTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    private const string Configuration = """
          monitoring:cluster: { name: test }
          monitoring:prometheus: { scrapeInterval: 5s, evaluationInterval: 5s }
          monitoring:onCall: { target: webhook }
          monitoring:alerting: { groupWait: 1s, groupInterval: 30s }
          monitoring:alerts: { TargetDown: { for: 5s, keepFiringFor: 5s, severity: critical } }
        """;

    private const string NobodyOnCall = "  monitoring:cluster: { name: test }\n  monitoring:prometheus: { scrapeInterval: 5s, evaluationInterval: 5s }";

    [SkippableFact]
    public async Task A_fault_of_a_scraped_address_calls_the_on_call_service_and_its_end_is_told_too()
    {
        await using var service = new FakeWebhook();
        await using var exporter = new FakeExporter { Metrics = "shop_orders_total 1" };
        await using var stack = new HostedStack($"""
            {Configuration}
              monitoring:blackboxExporter:
                probes:
                - name: shop
                  url: {exporter.Address}metrics
                - name: nobody
                  url: 127.0.0.1:{FreePorts.Next()}
                  module: tcp_connect
            """);

        var without = await stack.UpAsync();
        Assert.Equal(1, without.ExitCode);
        Assert.Contains("secrets/on-call-key: The stack 'test' tells people about alerts", without.ToString(), StringComparison.Ordinal);

        stack.Write("data/secrets/on-call-key", service.Address.ToString());
        Succeeded(await stack.UpAsync("--scrape", exporter.Address.Authority));
        await Eventually.HoldsAsync(
            "every target is up", TimeSpan.FromSeconds(30),
            async () => (await stack.Prometheus.TargetsAsync()) is { Count: >= 4 } targets && targets.All(target => target.EndsWith(" up", StringComparison.Ordinal)), () => "");

        Assert.Equal(["alertmanager 1", "nobody 0", "prometheus 1", "shop 1"], await stack.Prometheus.SeriesAsync("probe_success", "probe"));

        exporter.IsDown = true;
        await Eventually.HoldsAsync("somebody is called", Soon, () => service.Told.Contains("firing TargetDown"), () => string.Join('\n', service.Told));
        Assert.Equal(2, (await stack.RunAsync("status", "test", "--data", stack.Data)).ExitCode);
        exporter.IsDown = false;
        await Eventually.HoldsAsync("the end is told", Soon, () => service.Told.Contains("resolved TargetDown"), () => string.Join('\n', service.Told));

        var test = await stack.RunAsync("alert", "test", "test", "--data", stack.Data);
        Succeeded(test);
        Assert.Contains("It goes to the receiver 'on-call'.", test.Output, StringComparison.Ordinal);
        Assert.Contains("firing MonitorTest", service.Told);

        // A deployed stack, as far as the command sees one: an output with its address, and a way there.
        var alertmanager = stack.AddressOf(HostProgram.Alertmanager);
        await stack.WriteCommandAsync("pulumi", "echo '{ \"addresses\": { \"alertmanager\": \"http://alertmanager.monitoring.svc:9093\" } }'");
        await stack.WriteCommandAsync("kubectl", $"echo \"Forwarding from 127.0.0.1:{alertmanager.Port} -> 9093\"; echo \"$*\" >\"{stack.Data}/kubectl\"; exec sleep 60");
        var deployed = await stack.RunAsync("alert", "test", "test", "--data", stack.Data + "-elsewhere", "--severity", "info");
        Succeeded(deployed);
        Assert.Contains("It goes to the receiver 'nobody'.", deployed.Output, StringComparison.Ordinal);
        Assert.Equal("--namespace monitoring port-forward service/alertmanager :9093\n", File.ReadAllText($"{stack.Data}/kubectl"));
        Succeeded(await stack.RunAsync("alert", "route", "severity=critical", "--stack", "test", "--alertmanager", alertmanager.ToString()));
        Succeeded(await stack.RunAsync("alert", "route", "severity=critical", "--stack", "test", "--data", stack.Data + "-elsewhere", "--running"));
    }

    [SkippableFact]
    public async Task Open_to_other_machines_it_speaks_TLS_and_asks_for_a_password_of_which_only_a_hash_is_kept()
    {
        await using var stack = new HostedStack(NobodyOnCall);

        var up = await stack.UpAsync("--listen", "127.0.0.2");

        Succeeded(up);
        var password = Regex.Match(up.Output, @"User 'monitor' has the password (\S+)\.").Groups[1].Value;
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.ImportFromPemFile(Path.Combine(stack.Data, "secrets", "web.crt"));
        using var anybody = new HttpClient(new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = trust } });
        Uri[] pages = [.. new[] { HostProgram.Prometheus, HostProgram.Alertmanager }.Select(program => new Uri($"https://127.0.0.2:{program.Port + stack.PortOffset}/-/ready"))];
        foreach (var page in pages)
            Assert.Equal(HttpStatusCode.Unauthorized, (await anybody.GetAsync(page)).StatusCode);
        anybody.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"monitor:{password}")));
        foreach (var page in pages)
            Assert.Equal(HttpStatusCode.OK, (await anybody.GetAsync(page)).StatusCode);

        // The programs know each other all the same: targets, probes and alerts take the new way.
        var prometheus = new PrometheusClient(new Uri(pages[0], "/"), anybody);
        await Eventually.HoldsAsync(
            "every target is up and each program answers", Soon,
            async () => (await prometheus.TargetsAsync()).All(target => target.EndsWith(" up", StringComparison.Ordinal))
                && (await prometheus.SeriesAsync("probe_success", "probe")).SequenceEqual(["alertmanager 1", "prometheus 1"]),
            () => string.Join('\n', stack.LogOf("prometheus").TakeLast(20)));
        Succeeded(await stack.RunAsync("status", "test", "--data", stack.Data));
        Succeeded(await stack.RunAsync("alert", "test", "test", "--data", stack.Data, "--severity", "info"));
        Assert.Equal("", (await Tool.RunAsync("/usr/bin/find", Path.Combine(stack.Data, "secrets"), "-type", "f", "-perm", "/077")).Output);
        Assert.Equal("", (await Tool.RunAsync("/bin/grep", ["-rlF", password, .. Directory.GetDirectories(stack.Data)])).Output);
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.Combine(stack.Data, "bundles"), "*", SearchOption.AllDirectories), file => File.ReadAllText(file).Contains("$2b$", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Rules_are_taken_over_while_it_runs_and_broken_ones_change_nothing()
    {
        await using var stack = new HostedStack(NobodyOnCall);
        Succeeded(await stack.UpAsync());

        stack.Write("alert-rules/ours.json", Rules("ShopClosed", "vector(1) > 0"));
        Succeeded(await stack.RunAsync("reload", "test", "--data", stack.Data));
        Assert.Contains("ShopClosed", await stack.Prometheus.RulesAsync());

        stack.Write("alert-rules/ours.json", Rules("ShopOpen", "sum(("));
        var broken = await stack.RunAsync("reload", "test", "--data", stack.Data);
        Assert.Equal(1, broken.ExitCode);
        Assert.Contains("ours", broken.ToString(), StringComparison.Ordinal);
        Assert.Contains("ShopClosed", await stack.Prometheus.RulesAsync());

        stack.Delete("alert-rules/ours.json");
        stack.Write("Pulumi.test.yaml", $"config:\n{NobodyOnCall}\n  monitoring:alerts: {{ TargetDown: {{ enabled: false }} }}\n");
        Succeeded(await stack.RunAsync("reload", "test", "--data", stack.Data));
        var rules = await stack.Prometheus.RulesAsync();
        Assert.DoesNotContain("ShopClosed", rules);
        Assert.DoesNotContain("TargetDown", rules);
    }

    [SkippableFact]
    public async Task What_is_killed_comes_back_and_nothing_is_left_behind()
    {
        await using var stack = new HostedStack(NobodyOnCall);
        Succeeded(await stack.UpAsync());

        foreach (var program in new[] { HostProgram.NodeExporter, HostProgram.BlackboxExporter, HostProgram.Alertmanager, HostProgram.Prometheus })
        {
            var before = stack.ProcessOf(program.Name);
            await Tool.RunAsync("/bin/kill", "-KILL", $"{before}");
            await Eventually.HoldsAsync($"{program.Name} runs again", Soon, () => stack.ProcessOf(program.Name) != before, () => string.Join('\n', stack.Processes()));
        }

        Assert.Contains(stack.LogOf("monitor"), line => line.Contains("node-exporter ended with 137; it is started again in 1 s.", StringComparison.Ordinal));
        var second = await stack.UpAsync();
        Assert.Equal(1, second.ExitCode);
        Assert.Contains("A stack already runs in this directory", second.ToString(), StringComparison.Ordinal);
        var elsewhere = await stack.RunAsync("up", "test", "--data", stack.Data + "2", "--port-offset", $"{stack.PortOffset}");
        Assert.Equal(1, elsewhere.ExitCode);
        Assert.Contains($"Port {HostProgram.Prometheus.Port + stack.PortOffset} of 127.0.0.1 is taken", elsewhere.ToString(), StringComparison.Ordinal);

        await Tool.RunAsync("/bin/kill", "-KILL", $"{stack.ProcessOf("supervisor")}");
        var orphan = stack.ProcessOf(HostProgram.Prometheus.Name);
        Succeeded(await stack.UpAsync());
        Assert.NotEqual(orphan, stack.ProcessOf(HostProgram.Prometheus.Name));

        Succeeded(await stack.DownAsync());
        Assert.Empty(stack.Processes());
        Assert.True(LastTime(stack.LogOf("prometheus")) <= LastTime(stack.LogOf("alertmanager")), "Prometheus stops first, so that nothing it says gets lost.");
        Assert.Contains("Nothing runs here", (await stack.RunAsync("status", "test", "--data", stack.Data)).ToString(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task On_a_full_disk_nothing_is_started_and_the_disk_is_named()
    {
        await using var stack = new HostedStack(NobodyOnCall);
        Directory.CreateDirectory(stack.Data);
        string[] onSmallDisk = ["unshare", "-r", "-m", "sh", "-c", "mount -t tmpfs -o size=4m small \"$1\" && shift && exec \"$@\"", "sh", stack.Data];
        var possible = await Tool.RunAsync(onSmallDisk[0], [.. onSmallDisk[1..], "true"]);
        Skip.If(possible.ExitCode != 0, $"This machine does not let a user mount anything in a namespace of its own: {possible.Errors.Trim()}");

        var up = await stack.RunInAsync(onSmallDisk, "up", "test", "--data", stack.Data, "--port-offset", $"{stack.PortOffset}");

        Assert.Equal(1, up.ExitCode);
        Assert.Matches($@"{Regex.Escape(stack.Data)}: The disk has only [34]Mi left, and Prometheus needs at least 512Mi to start\.", up.Errors);
        Assert.Single(up.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(stack.Processes());
    }

    [SkippableFact]
    public async Task A_program_that_cannot_be_had_is_one_sentence_and_nothing_is_started()
    {
        await using var stack = new HostedStack(NobodyOnCall);
        await stack.TakeProgramsAwayAsync("echo 'install-binaries: no Debian mirror is configured here' >&2; exit 3");

        var up = await stack.UpAsync();

        Assert.Equal(1, up.ExitCode);
        Assert.Contains("eng/install-binaries: install-binaries: no Debian mirror is configured here", up.Errors, StringComparison.Ordinal);
        Assert.Empty(stack.Processes());
    }

    [SkippableFact]
    public async Task Two_stacks_run_side_by_side()
    {
        await using var one = new HostedStack(NobodyOnCall);
        await using var other = new HostedStack(NobodyOnCall);

        Succeeded(await one.UpAsync());
        Succeeded(await other.UpAsync());
        Succeeded(await one.DownAsync());

        Assert.Contains("Watchdog", await other.Prometheus.RulesAsync());
    }

    private static string Rules(string alert, string expression) => $$"""
        { "groups": [ { "name": "ours", "rules": [ {
          "alert": "{{alert}}", "expr": "{{expression}}", "for": "1m", "labels": { "severity": "info" },
          "annotations": { "summary": "A shop.", "description": "A shop of ours." } } ] } ] }
        """;

    /// <summary>When a program said its last word.</summary>
    private static DateTimeOffset LastTime(IEnumerable<string> log) =>
        DateTimeOffset.Parse(Regex.Match(log.Last(line => line.StartsWith("time=", StringComparison.Ordinal)), @"^time=(\S+)").Groups[1].Value, CultureInfo.InvariantCulture);

    private static void Succeeded(ToolResult result) => Assert.True(result.ExitCode == 0, result.ToString());
}
