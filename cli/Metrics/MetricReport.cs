using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Metrics;
using Monitoring.Metrics.Lists;
using Monitoring.Rules;
using Monitoring.Settings;
using Monitoring.Stacks;
using Spectre.Console;

namespace Monitoring.Cli.Metrics;

/// <summary>What becomes of one metric in a stack, for people.</summary>
internal sealed class MetricReport(IAnsiConsole console, MonitoringPlan plan, string stack)
{
    private static readonly string[] HistogramParts = ["_bucket", "_count", "_sum"];

    private readonly KnownMetrics _known = KnownMetrics.OfOurExporters.With(MetricPrefixes.Of(plan.Descriptions));
    private readonly ImmutableArray<ScrapeJob> _jobs = [.. plan.Descriptions.SelectMany(description => description.ScrapeJobs)];

    /// <summary>Writes the report about a metric, or about the parts of it that come as series of their own.</summary>
    public void Show(string metric)
    {
        if (WholeOf(metric) is var (histogram, job))
        {
            console.WriteLine(metric);
            Write("[yellow]-[/]", $"the job {job} stores this histogram as one series: ask for {histogram}, without 'le'; histogram_count() and histogram_sum() take the place of _count and _sum");
            metric = histogram;
        }

        var parts = _jobs.SelectMany(job => _known.ForJob(job.Name)?.Metrics.GetValueOrDefault(metric)?.Series() ?? []).Select(series => series.Name).Distinct().ToList();
        foreach (var series in parts.Count > 0 ? parts : [metric])
            ShowSeries(series);
    }

    /// <summary>The histogram that a name was a part of before its job stored it as one series.</summary>
    private (string Histogram, string Job)? WholeOf(string series) => (from job in _jobs
                                                                       from suffix in HistogramParts
                                                                       where series.EndsWith(suffix, StringComparison.Ordinal)
                                                                       let histogram = series[..^suffix.Length]
                                                                       where _known.ForJob(job.Name)?.Metrics.GetValueOrDefault(histogram) is { IsNative: true, Type: MetricType.Histogram }
                                                                       select ((string, string)?)(histogram, job.Name)).FirstOrDefault();

    private void ShowSeries(string series)
    {
        console.WriteLine(series);
        if (Recorded(series) is { Count: > 0 } rules)
        {
            Write("[green]✓[/]", $"the stack records it: {string.Join(", ", rules)}");
            Readers(plan.ScrapeLists.Reads.Where(read => read.Selector.Name == series).Select(read => (read.Reader, "")));
        }
        else if (_known.IsOfEveryJob(series))
        {
            Write("[green]✓[/]", "Prometheus makes it itself, for every target");
            Readers(plan.ScrapeLists.Reads.Where(read => read.Selector.Name == series).Select(read => (read.Reader, "")));
        }
        else
        {
            ShowScraped(series);
        }
    }

    private void ShowScraped(string series)
    {
        var exposing = _jobs.Where(job => _known.ForJob(job.Name)?.Series.ContainsKey(series) == true).ToList();
        var shown = _jobs.Where(job => exposing.Contains(job) || (exposing.Count == 0 && plan.ScrapeLists.Readers(job, series).Any())).ToList();
        foreach (var job in shown)
        {
            var readers = plan.ScrapeLists.Readers(job, series).ToList();
            if (job.Keep == KeptMetrics.All)
                Write("[green]✓[/]", $"the job {job.Name} stores everything");
            else if (plan.ScrapeLists.IsExtra(series))
                Write("[green]✓[/]", $"the job {job.Name} stores it, because prometheus.extraMetrics names it");
            else if (readers.Count > 0)
                Write("[green]✓[/]", $"the job {job.Name} stores it{Which(readers.Select(reader => reader.Condition))}");
            else
                Write("[olive]-[/]", $"the job {job.Name} has it and drops it, because nobody reads it there");
            Readers(readers);
        }

        if (shown.Count == 0)
            Write("[olive]-[/]", $"no job of {stack} is known to have it, and nobody reads it.{Nearest.Suggestion(series, _jobs.SelectMany(job => _known.ForJob(job.Name)?.Series.Keys ?? []))}");
        if (!shown.Exists(job => job.Keep == KeptMetrics.All || plan.ScrapeLists.Readers(job, series).Any()) && !plan.ScrapeLists.IsExtra(series))
            Write(" ", $"To store it: read it in a rule or a panel, or name it in prometheus.extraMetrics, or {(shown.Count > 0 ? $"set prometheus.jobs.{shown[0].Name}.keep to all" : "set keep of its job to all")} in Pulumi.{stack}.yaml.");
    }

    private List<string> Recorded(string series) =>
        [.. plan.Rules.Where(file => file.Groups.SelectMany(group => group.Rules).OfType<RecordingRule>().Any(rule => rule.Name == series)).Select(file => file.Path)];

    private void Readers(IEnumerable<(MetricReader Reader, string Condition)> readers)
    {
        foreach (var (reader, condition) in readers.Distinct().OrderBy(x => x.Reader.Place, StringComparer.Ordinal).ThenBy(x => x.Reader.Title, StringComparer.Ordinal))
            Write("   ", $"{reader.Place}: {reader.Title}{(condition.Length > 0 ? $" {{{condition}}}" : "")}");
    }

    private static string Which(IEnumerable<string> conditions) => conditions.Contains("") ? "" : ", those of its series that somebody can select";

    private void Write(string mark, string text) => console.MarkupLine($"  {mark} {text.EscapeMarkup()}");
}
