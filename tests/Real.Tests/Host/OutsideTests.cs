using Monitoring.Tests.Real.Kubernetes;
using Monitoring.Tests.Real.Processes;
using Xunit;

namespace Monitoring.Tests.Real.Host;

/// <summary>A cluster is watched from outside, through nothing but its API server.</summary>
public sealed class OutsideTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    [SkippableFact]
    public async Task Targets_are_found_and_scraped_through_the_API_server_and_a_token_that_it_refuses_is_one_line_of_the_status()
    {
        await using var cluster = new FakeApiServer();
        foreach (var one in FakeObjects.ApiServer.Append(FakeObjects.Node).Append(FakeObjects.Pod("shop-1")))
            cluster.Add(one);
        await using var stack = new HostedStack("  monitoring:cluster: { name: test }\n  monitoring:prometheus: { scrapeInterval: 5s, evaluationInterval: 5s }");
        stack.Write("kubeconfig", cluster.Kubeconfig);

        var up = await stack.UpAsync("--kubeconfig", Path.Combine(stack.Data, "..", "kubeconfig"));
        Assert.True(up.ExitCode == 0, up.ToString());
        await TargetsAsync("apiserver up", "cadvisor up", "kubelet up", "kubernetes-pods up");
        Assert.Equal([$"{cluster.Address.Authority} 1"], await stack.Prometheus.SeriesAsync("up{job=\"apiserver\"}", "instance"));

        cluster.Add(FakeObjects.Pod("shop-2"));
        await TargetsAsync("kubernetes-pods up", "kubernetes-pods up");
        Assert.Equal(
            ["/api/v1/namespaces/shop/pods/http:shop-1:8080/proxy/metrics", "/api/v1/namespaces/shop/pods/http:shop-2:8080/proxy/metrics"],
            cluster.Proxied.Where(path => path.Contains("/pods/", StringComparison.Ordinal)));
        Assert.Contains("/api/v1/nodes/node-1/proxy/metrics/cadvisor", cluster.Proxied);
        Assert.Contains($"Cluster {cluster.Address} is watched through its API server.", (await StatusAsync()).Output, StringComparison.Ordinal);

        cluster.Token = "another-token";
        var refused = await StatusAsync();
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains($"The cluster at {cluster.Address} refuses the token (401)", refused.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("first-token", refused.ToString(), StringComparison.Ordinal);

        Task TargetsAsync(params string[] expected) => Eventually.HoldsAsync(
            string.Join(", ", expected), Soon,
            async () => (await stack.Prometheus.TargetsAsync()) is var targets && expected.GroupBy(target => target).All(wanted => targets.Count(target => target == wanted.Key) == wanted.Count()), () => string.Join('\n', [.. cluster.Proxied, .. stack.LogOf("prometheus").TakeLast(20)]));
        Task<ToolResult> StatusAsync() => stack.RunAsync("status", "test", "--data", stack.Data);
    }

    [SkippableFact]
    public async Task A_job_of_a_cluster_is_widened_from_outside_by_one_command_which_leaves_nothing_behind()
    {
        await using var cluster = new FakeApiServer();
        foreach (var one in FakeObjects.ApiServer)
            cluster.Add(one);
        await using var stack = new HostedStack("  monitoring:cluster: { name: test }\n  monitoring:prometheus: { scrapeInterval: 5s, evaluationInterval: 5s }");
        stack.Write("kubeconfig", cluster.Kubeconfig);
        string[] widen = ["widen", "apiserver", "test", "--data", stack.Data, "--port-offset", $"{stack.PortOffset}", "--kubeconfig", Path.Combine(stack.Data, "..", "kubeconfig")];

        var unknown = await stack.RunAsync([widen[0], "apiservers", .. widen[2..]]);
        Assert.Equal(1, unknown.ExitCode);
        Assert.Contains("There is no scrape job 'apiservers'; did you mean 'apiserver'?", unknown.ToString(), StringComparison.Ordinal);

        var widened = await stack.RunAsync([.. widen, "--for", "1h"]);
        Assert.True(widened.ExitCode == 0, widened.ToString());
        Assert.Contains("apiserver stores everything until ", widened.Output, StringComparison.Ordinal);
        await Eventually.HoldsAsync(
            "what nobody reads is stored", Soon, async () => (await stack.Prometheus.SeriesAsync("apiserver_said", "job")).SequenceEqual(["apiserver 1"]), () => string.Join('\n', stack.LogOf("prometheus").TakeLast(20)));
        Assert.Equal(0, (await stack.RunAsync([.. widen, "--for", "2h"])).ExitCode);
        stack.Write("another-kubeconfig", cluster.Kubeconfig);
        Assert.Contains("by another kubeconfig or context. Name another directory with --data", (await stack.RunAsync([.. widen[..^1], Path.Combine(stack.Data, "..", "another-kubeconfig")])).ToString(), StringComparison.Ordinal);

        stack.Write("data/run/widened.json", """{ "apiserver": "2026-01-01T00:00:00+00:00" }""");
        await Eventually.HoldsAsync("nothing runs any more", Soon, () => !stack.Processes().Any(), () => string.Join('\n', stack.Processes()));
    }
}
