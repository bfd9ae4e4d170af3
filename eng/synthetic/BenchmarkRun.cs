using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Newtonsoft.Json.Linq;

namespace Monitoring.Synthetic.Server;

/// <summary>One real Prometheus over one synthetic cluster.</summary>
internal sealed class BenchmarkRun(string prometheus, int seconds, double speed)
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromMinutes(5) };

    /// <summary>Starts both, waits, reads the result, and removes everything again.</summary>
    public async Task<BenchmarkResult> RunAsync(string name, ClusterProfile profile, bool everything)
    {
        var folder = Directory.CreateTempSubdirectory("cost-");
        try
        {
            var plan = BenchmarkStack.Plan(profile);
            var cluster = new SyntheticCluster(profile with { Start = DateTimeOffset.UtcNow.ToUnixTimeSeconds() }, Monitoring.Metrics.MetricPrefixes.Of(plan.Descriptions));
            await using var server = new SyntheticServer(cluster, FreePort(), speed);
            var rules = folder.CreateSubdirectory("rules").FullName;
            foreach (var (file, text) in plan.RuleFiles)
                await File.WriteAllTextAsync(Path.Combine(rules, file), text);
            var configuration = new BenchmarkConfiguration(server, speed);
            var path = Path.Combine(folder.FullName, "prometheus.yml");
            await File.WriteAllTextAsync(path, everything ? configuration.Everything() : configuration.Compiled(plan, rules));
            return await MeasureAsync(name, path, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<BenchmarkResult> MeasureAsync(string name, string configuration, string folder)
    {
        var address = $"127.0.0.1:{FreePort()}";
        var data = Path.Combine(folder, "data");
        using var process = Process.Start(new ProcessStartInfo(prometheus,
            [$"--config.file={configuration}", $"--storage.tsdb.path={data}", $"--web.listen-address={address}", "--web.enable-admin-api", "--storage.tsdb.retention.time=1d"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var log = process.StandardError.ReadToEndAsync();
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds * 2 / 3));
            var (cpu, clock) = (process.TotalProcessorTime, Stopwatch.StartNew());
            await Task.Delay(TimeSpan.FromSeconds(seconds / 3));
            process.Refresh();
            var used = (process.TotalProcessorTime - cpu) / clock.Elapsed;
            if (process.HasExited)
                throw new InvalidOperationException($"Prometheus ended: {(await log).Trim().Split('\n')[^1]}");
            var memory = process.WorkingSet64;
            var own = Own(await Http.GetStringAsync(new Uri($"http://{address}/metrics")));
            var scraped = await QueryAsync(address, "sum(scrape_samples_scraped)");
            var stored = await QueryAsync(address, "sum(scrape_samples_post_metric_relabeling)");
            var series = own["prometheus_tsdb_head_series"];
            return new(
                name, (long)series, (long)scraped, (stored + (series - stored)) / 30, memory, await BytesPerSampleAsync(address, data, own), used * 1000 / speed,
                await QueryAsync(address, "max(scrape_duration_seconds)"));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    /// <summary>Chunks of a snapshot by its samples, and its index as if every series had the 240 samples that a block of two hours has.</summary>
    private static async Task<double> BytesPerSampleAsync(string address, string data, Dictionary<string, double> own)
    {
        using var answer = await Http.PostAsync(new Uri($"http://{address}/api/v1/admin/tsdb/snapshot"), null);
        answer.EnsureSuccessStatusCode();
        var files = new DirectoryInfo(Path.Combine(data, "snapshots")).GetFiles("*", SearchOption.AllDirectories);
        double chunks = files.Where(x => x.Directory!.Name == "chunks").Sum(x => x.Length);
        double index = files.Where(x => x.Name == "index").Sum(x => x.Length);
        return (chunks / own["prometheus_tsdb_head_samples_appended_total"]) + (index / (own["prometheus_tsdb_head_series"] * 240));
    }

    private static async Task<double> QueryAsync(string address, string expression)
    {
        var answer = JObject.Parse(await Http.GetStringAsync(new Uri($"http://{address}/api/v1/query?query={Uri.EscapeDataString(expression)}")));
        return double.Parse((string)answer.SelectToken("data.result[0].value[1]")!, CultureInfo.InvariantCulture);
    }

    /// <summary>Sums of a page of metrics by name.</summary>
    private static Dictionary<string, double> Own(string page) => page.Split('\n').Where(x => x.Length > 0 && x[0] != '#').Select(x => (Name: x.Split('{', ' ')[0], Value: x[(x.LastIndexOf(' ') + 1)..]))
        .GroupBy(x => x.Name).ToDictionary(x => x.Key, x => x.Sum(y => double.Parse(y.Value, CultureInfo.InvariantCulture)), StringComparer.Ordinal);

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
