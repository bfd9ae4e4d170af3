using System.Globalization;

namespace Monitoring.Synthetic.Server;

/// <summary>Measures what monitoring costs with a real Prometheus: scraping everything, and what the stack stores.</summary>
/// <param name="prometheus">Path of the program.</param>
/// <param name="seconds">How long each one runs.</param>
/// <param name="speed">How much faster than usual everything goes: seconds of the cluster in one second, and scrapes as often.</param>
internal sealed class Benchmark(string prometheus, int seconds, double speed)
{
    /// <summary>One line for each configuration and number of nodes, and how much a node and a pod more cost.</summary>
    /// <param name="nodes">Sizes of the cluster.</param>
    /// <param name="usual">The profile, but for the number of nodes.</param>
    /// <param name="everything">Largest number of nodes of which everything is scraped.</param>
    public async Task RunAsync(IReadOnlyList<int> nodes, ClusterProfile usual, int everything)
    {
        Console.WriteLine($"{seconds} s each, {speed.ToString(CultureInfo.InvariantCulture)} times as fast as usual; Prometheus {prometheus}");
        Console.WriteLine($"{"",-32}{"series",10}{"scraped",10}{"samples/s",11}{"memory",10}{"at most",10}{"B/sample",10}{"MiB/day",9}{"millicores",12}{"longest scrape",16}");
        var results = new List<BenchmarkResult>();
        foreach (var profile in nodes.Select(count => usual with { Nodes = count }))
        {
            foreach (var kind in Enum.GetValues<BenchmarkKind>().Where(x => x != BenchmarkKind.Everything || profile.Nodes <= everything))
            {
                var result = await new BenchmarkRun(prometheus, seconds, speed).RunAsync(kind, profile);
                results.Add(result);
                Print(result);
            }
        }

        foreach (var size in results.GroupBy(x => x.Profile.Nodes).Where(x => x.First().Kind == BenchmarkKind.Everything))
        {
            foreach (var ours in size.Skip(1))
                Ratio(ours.Name, size.First(), ours);
        }

        foreach (var kind in results.GroupBy(x => x.Kind).Where(x => x.Count() > 1))
            Slope(kind.First(), kind.Last(), usual.PodsPerNode);
    }

    private static void Print(BenchmarkResult x) => Line(
        $"{x.Name,-32}{x.Series,10:N0}{x.Scraped,10:N0}{x.SamplesPerSecond,11:N0}{x.Memory / 1048576,6:N0} MiB{x.Peak / 1048576.0,6:N0} MiB{x.BytesPerSample,10:N2}{x.BytesPerDay / 1048576,9:N0}{x.Millicores,12:N0}{x.LongestScrape,14:N2} s");

    private static void Ratio(string name, BenchmarkResult all, BenchmarkResult ours) => Line(
        $"{name}: 1/{(double)all.Series / ours.Series:N1} of the series, 1/{all.Memory / ours.Memory:N1} of the memory, 1/{all.BytesPerDay / ours.BytesPerDay:N1} of the disk, 1/{all.Millicores / ours.Millicores:N1} of the CPU");

    private static void Slope(BenchmarkResult small, BenchmarkResult large, int pods)
    {
        var nodes = large.Profile.Nodes - small.Profile.Nodes;
        Line($"{small.KindName}: {(double)(large.Series - small.Series) / nodes:N0} series and {(large.Memory - small.Memory) / 1048576 / nodes:N1} MiB for a node more, with its {pods} pods; {(double)(large.Series - small.Series) / nodes / pods:N1} series for each pod");
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
