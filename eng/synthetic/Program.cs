using System.CommandLine;
using System.Globalization;
using Monitoring.Synthetic;
using Monitoring.Synthetic.Server;
using Monitoring.Synthetic.Server.Logs;

var usual = new ClusterProfile();
var nodes = Number("--nodes", "Nodes.", usual.Nodes);
var pods = Number("--pods", "Running pods per node, those of the platform among them.", usual.PodsPerNode);
var containers = new Option<double>("--containers") { Description = "Containers per pod, on average.", DefaultValueFactory = _ => usual.ContainersPerPod };
var controlPlanes = Number("--control-planes", "API servers, each with a scheduler and a controller manager.", usual.ControlPlanes);
var etcd = Number("--etcd", "Members of etcd.", usual.EtcdMembers);
var nats = Number("--nats", "NATS servers.", usual.NatsServers);
var cockroach = Number("--cockroachdb", "Nodes of CockroachDB.", usual.CockroachNodes);
var mesh = Number("--mesh", "Pods with Istio's proxy.", usual.MeshedPods);
var micro = Number("--micro", "Pods of Micro services.", usual.MicroPods);
var knative = Number("--knative", "Revisions of Knative services.", usual.KnativeRevisions);
var seed = Number("--seed", "Another seed gives other names and values.", usual.Seed);
var port = Number("--port", "Loopback port to serve on: each target at /t/<job>/<number>, a list for Prometheus' http_sd_configs at /targets.json. 0 serves nothing.", 0);
var output = new Option<DirectoryInfo?>("--out") { Description = "Folder to write every target into, as <job>-<number>.prom, and targets.json." };
var at = Number("--at", "Seconds after the beginning at which the files are written.", 0);

var root = new RootCommand("Plays the exporters of a Kubernetes cluster that is not there, with values that move. Without --port and --out it counts the series of each job.")
{
    nodes, pods, containers, controlPlanes, etcd, nats, cockroach, mesh, micro, knative, seed, port, output, at,
};
root.Add(BenchmarkCommand.Create());
root.Add(LogsCommand.Create());
root.SetAction(async (parsed, cancellation) =>
{
    var cluster = new SyntheticCluster(new()
    {
        Nodes = parsed.GetValue(nodes),
        PodsPerNode = parsed.GetValue(pods),
        ContainersPerPod = parsed.GetValue(containers),
        ControlPlanes = parsed.GetValue(controlPlanes),
        EtcdMembers = parsed.GetValue(etcd),
        NatsServers = parsed.GetValue(nats),
        CockroachNodes = parsed.GetValue(cockroach),
        MeshedPods = parsed.GetValue(mesh),
        MicroPods = parsed.GetValue(micro),
        KnativeRevisions = parsed.GetValue(knative),
        Seed = parsed.GetValue(seed),
        Start = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
    });
    if (parsed.GetValue(output) is { } folder)
        Write(cluster, folder.CreateSubdirectory(".").FullName, parsed.GetValue(at), parsed.GetValue(port));
    if (parsed.GetValue(port) is var serveAt and > 0)
        await ServeAsync(cluster, serveAt, cancellation);
    else if (parsed.GetValue(output) is null)
        Count(cluster);
});
return await root.Parse(args).InvokeAsync();

static Option<int> Number(string name, string description, int usual) => new(name) { Description = description, DefaultValueFactory = _ => usual };

static void Write(SyntheticCluster cluster, string folder, int seconds, int port)
{
    foreach (var target in cluster.Targets)
    {
        using var writer = new StreamWriter(Path.Combine(folder, $"{target.Job}-{target.Number.ToString(CultureInfo.InvariantCulture)}.prom"));
        target.Write(seconds, writer);
    }

    File.WriteAllText(Path.Combine(folder, "targets.json"), TargetList.Json(cluster, $"127.0.0.1:{port}"));
}

static async Task ServeAsync(SyntheticCluster cluster, int port, CancellationToken cancellation)
{
    await using var server = new SyntheticServer(cluster, port);
    Console.WriteLine($"{cluster.Targets.Length} targets at {server.Address}targets.json; Ctrl+C ends it.");
    await Task.WhenAny(server.Serving, Task.Delay(Timeout.Infinite, cancellation));
}

static void Count(SyntheticCluster cluster)
{
    var jobs = cluster.Targets.GroupBy(x => x.Job).Select(x => (Job: x.Key, Targets: x.Count(), Series: x.Sum(target => target.Series().Count()))).OrderByDescending(x => x.Series).ToList();
    foreach (var (job, targets, series) in jobs)
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{job,-34}{targets,6} targets {series,10:N0} series"));
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"all",-34}{jobs.Sum(x => x.Targets),6} targets {jobs.Sum(x => x.Series),10:N0} series"));
}
