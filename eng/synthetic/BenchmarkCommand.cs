using System.CommandLine;

namespace Monitoring.Synthetic.Server;

/// <summary><c>benchmark</c>: what <c>eng/benchmark-cost</c> starts.</summary>
internal static class BenchmarkCommand
{
    public static Command Create()
    {
        var prometheus = new Option<string>("--prometheus") { Description = "Path of Prometheus.", Required = true };
        var nodes = new Option<int[]>("--nodes") { Description = "Sizes of the cluster.", DefaultValueFactory = _ => [10, 50], AllowMultipleArgumentsPerToken = true };
        var everything = new Option<int>("--everything") { Description = "Largest cluster of which everything is scraped; 50 nodes need 5 GiB of memory.", DefaultValueFactory = _ => 10 };
        var pods = new Option<int>("--pods") { Description = "Pods per node.", DefaultValueFactory = _ => new ClusterProfile().PodsPerNode };
        var seconds = new Option<int>("--seconds") { Description = "How long each Prometheus runs.", DefaultValueFactory = _ => 300 };
        var speed = new Option<double>("--speed") { Description = "How much faster than usual everything goes, so that a short run has as many samples as a long one.", DefaultValueFactory = _ => 6 };
        var command = new Command("benchmark", "Measures what monitoring costs with a real Prometheus: scraping everything, and what this stack stores.") { prometheus, nodes, everything, pods, seconds, speed };
        command.SetAction((parsed, _) => new Benchmark(parsed.GetRequiredValue(prometheus), parsed.GetValue(seconds), parsed.GetValue(speed))
            .RunAsync(parsed.GetValue(nodes)!, new() { PodsPerNode = parsed.GetValue(pods) }, parsed.GetValue(everything)));
        return command;
    }
}
