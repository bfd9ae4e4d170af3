using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Text;
using Monitoring.Tests.Real.Processes;

namespace Monitoring.Tests.Real.Lists;

/// <summary>Serves synthetic jobs under <c>/asker/job/target</c>: each scrape of a target brings the next point in time, so that all who ask store the same samples.</summary>
internal sealed class SyntheticExporters : LoopbackServer
{
    /// <summary>Points in time that a target has.</summary>
    public const int Ticks = 10;

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(75);

    private readonly ImmutableDictionary<string, SyntheticJob> _jobs;
    private readonly ConcurrentDictionary<string, int> _served = new();
    private readonly ConcurrentDictionary<(string Job, int Tick, string Asked), string> _texts = new();
    private readonly DateTimeOffset _start = DateTimeOffset.UtcNow - ((Ticks - 1) * Step);

    public SyntheticExporters(IEnumerable<SyntheticJob> jobs)
    {
        _jobs = jobs.ToImmutableDictionary(x => x.Name);
        Serve();
    }

    /// <summary>Labels of the targets of a job.</summary>
    public ImmutableArray<ImmutableSortedDictionary<string, string>> TargetsOf(string job) => _jobs[job].Targets;

    /// <summary>How many series all targets have together.</summary>
    public int Series => _jobs.Values.Sum(x => x.Rows.Length * x.Targets.Length);

    /// <summary>True when each of so many askers has seen all of every target.</summary>
    public bool IsThrough(int askers) => _served.Count == askers * _jobs.Values.Sum(x => x.Targets.Length) && _served.Values.All(x => x > Ticks);

    protected override LoopbackAnswer Answer(HttpListenerRequest request, string body)
    {
        var parts = request.Url!.AbsolutePath.Split('/');
        var tick = _served.AddOrUpdate(request.Url.AbsolutePath, 1, (_, count) => count + 1) - 1;
        if (tick >= Ticks)
            return new LoopbackAnswer(200, "", "text/plain");
        var asked = request.QueryString.GetValues("name[]") ?? [];
        return new LoopbackAnswer(200, _texts.GetOrAdd((parts[2], tick, string.Join('|', asked)), at => Text(at.Job, at.Tick, [.. asked])), "text/plain; version=0.0.4");
    }

    /// <summary>Whoever asks by name gets what Prometheus' Go library answers: metrics with exactly these names.</summary>
    private string Text(string job, int tick, HashSet<string> asked)
    {
        var (text, metric) = (new StringBuilder(), "");
        foreach (var row in _jobs[job].Rows.Where(x => asked.Count == 0 || asked.Contains(x.Metric)))
        {
            if (row.Histogram is not null && row.Metric != metric)
                text.Append("# TYPE ").Append(metric = row.Metric).Append(" histogram\n");
            text.Append(row.At(tick, (_start + (tick * Step)).ToUnixTimeMilliseconds()));
        }

        return text.ToString();
    }
}
