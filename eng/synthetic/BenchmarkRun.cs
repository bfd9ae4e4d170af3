using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Monitoring.Describe;
using Monitoring.Prometheus;
using Newtonsoft.Json.Linq;

namespace Monitoring.Synthetic.Server;

/// <summary>One real Prometheus over one synthetic cluster.</summary>
internal sealed class BenchmarkRun(string prometheus, int seconds, double speed)
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromMinutes(5) };

    /// <summary>Starts both, waits, reads the result, and removes everything again.</summary>
    public async Task<BenchmarkResult> RunAsync(BenchmarkKind kind, ClusterProfile profile)
    {
        var folder = Directory.CreateTempSubdirectory("cost-");
        try
        {
            var plan = BenchmarkStack.Plan(profile);
            var cluster = new SyntheticCluster(profile with { Start = DateTimeOffset.UtcNow.ToUnixTimeSeconds() }, Monitoring.Metrics.MetricPrefixes.Of(plan.Descriptions));
            await using var server = new SyntheticServer(cluster, FreePort(), speed, kind == BenchmarkKind.FilteredStack);
            var rules = folder.CreateSubdirectory("rules").FullName;
            foreach (var (file, text) in plan.RuleFiles)
                await File.WriteAllTextAsync(Path.Combine(rules, file), text);
            var configuration = new BenchmarkConfiguration(server, speed);
            var path = Path.Combine(folder.FullName, "prometheus.yml");
            await File.WriteAllTextAsync(path, kind == BenchmarkKind.Everything ? configuration.Everything() : configuration.Compiled(plan, rules));
            return await MeasureAsync(kind, profile, plan.Settings.Prometheus.Instance, path, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<BenchmarkResult> MeasureAsync(BenchmarkKind kind, ClusterProfile profile, PrometheusInstance instance, string configuration, string folder)
    {
        var address = $"127.0.0.1:{FreePort()}";
        var data = Path.Combine(folder, "data");
        using var process = Start(kind, instance, configuration, data, address);
        var log = process.StandardError.ReadToEndAsync();
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds * 2 / 3));
            var (cpu, samples, clock) = (process.TotalProcessorTime, await SamplesAsync(address), Stopwatch.StartNew());
            var memory = new List<long>();
            while (clock.Elapsed < TimeSpan.FromSeconds(seconds / 3) && !process.HasExited)
            {
                await Task.Delay(TimeSpan.FromSeconds(1));
                process.Refresh();
                memory.Add(process.WorkingSet64);
            }

            if (process.HasExited)
                throw new InvalidOperationException($"Prometheus ended: {(await log).Trim().Split('\n')[^1]}");
            var (used, elapsed, stored) = (process.TotalProcessorTime - cpu, clock.Elapsed, await SamplesAsync(address) - samples);
            var own = await OwnAsync(address);
            return new(
                kind, profile, (long)own["prometheus_tsdb_head_series"], (long)await QueryAsync(address, "sum(scrape_samples_scraped)"), stored / elapsed.TotalSeconds / speed, memory.Average(), memory.Max(),
                await BytesPerSampleAsync(address, data, own), used / elapsed * 1000 / speed, await QueryAsync(address, "max(scrape_duration_seconds)"));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    /// <summary>With the command line of the stack's own, and as much memory as its pod may use.</summary>
    private Process Start(BenchmarkKind kind, PrometheusInstance instance, string configuration, string data, string address)
    {
        var start = new ProcessStartInfo(prometheus, [.. PrometheusFlags.OnHost(instance, configuration, data, new WebEndpoint(address, $"http://{address}"), AlertTiming.ResendDelay), "--web.enable-admin-api"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        if (kind != BenchmarkKind.Everything)
            start.Environment["GOMEMLIMIT"] = (instance.Resources.MemoryLimit * 0.9).Bytes.ToString(CultureInfo.InvariantCulture);
        return Process.Start(start)!;
    }

    private static async Task<Dictionary<string, double>> OwnAsync(string address) => Own(await Http.GetStringAsync(new Uri($"http://{address}/metrics")));

    private static async Task<double> SamplesAsync(string address) => (await OwnAsync(address))["prometheus_tsdb_head_samples_appended_total"];

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
