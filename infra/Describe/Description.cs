using System.Collections.Immutable;
using Monitoring.Logging;
using Monitoring.Tracing;

namespace Monitoring.Describe;

/// <summary>
/// All that one tool or one monitored system says about itself, as plain data. Compilers read descriptions and nothing else, so a tool that
/// is deployed is scraped, alerted on, isolated and listed because it says so here.
/// </summary>
/// <param name="Name">Kebab-case name: component label, scrape job prefix, rule file and dashboard folder carry it.</param>
public sealed record Description(string Name)
{
    /// <summary>What is deployed; null for a system that is only watched.</summary>
    public Workload? Workload { get; init; }

    /// <summary>Address of its Service inside the cluster, for people and for stack outputs; null when nobody calls it by name.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>Generated secrets that people may need.</summary>
    public ImmutableArray<SecretReference> Secrets { get; init; } = [];

    /// <summary>Scrape jobs for Prometheus, in the order in which they are to be written.</summary>
    public ImmutableArray<ScrapeJob> ScrapeJobs { get; init; } = [];

    /// <summary>Its addresses that people depend on; the blackbox exporter asks them, where the stack has one.</summary>
    public ImmutableArray<Probe> Probes { get; init; } = [];

    /// <summary>Names of rule files under alert-rules/, without extension.</summary>
    public ImmutableArray<string> RuleFiles { get; init; } = [];

    /// <summary>
    /// Names of rule files that the instance with the long memory evaluates; they start with <c>baseline-</c> and see nothing but recorded
    /// series named <c>baseline:...</c> and their own. Where the stack has no such instance they are left out.
    /// </summary>
    public ImmutableArray<string> BaselineRuleFiles { get; init; } = [];

    /// <summary>What becomes of the scraping instance's alerts before they are sent, because this tool is there.</summary>
    public ImmutableArray<RelabelRule> AlertRelabel { get; init; } = [];

    /// <summary>
    /// Numbers from the settings that rules and panels compare with: name of a recording rule in <see cref="RuleFiles"/> to the value that
    /// replaces the one in the file.
    /// </summary>
    public ImmutableSortedDictionary<string, int> Constants { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>
    /// For exporters that are told how the names of their metrics begin: the prefix that rules, dashboards and catalogues are written with, without the
    /// underscore, to the one of this cluster. All rules and dashboards of the stack follow.
    /// </summary>
    public ImmutableSortedDictionary<string, string> MetricPrefixes { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Folder of dashboards/ and the title of the Grafana folder that shows them; null without dashboards.</summary>
    public DashboardFolder? Dashboards { get; init; }

    /// <summary>Data sources that Grafana gets because this tool is there.</summary>
    public ImmutableArray<GrafanaDatasource> Datasources { get; init; } = [];

    /// <summary>Where logs go, when this is a place for logs.</summary>
    public LogDestination? LogDestination { get; init; }

    /// <summary>Where traces go, when this is a place for traces.</summary>
    public TraceDestination? TraceDestination { get; init; }

    /// <summary>Who this tool calls. Edges that scraping needs come from <see cref="ScrapeJobs"/> and are not repeated here.</summary>
    public ImmutableArray<NetworkEdge> Edges { get; init; } = [];
}
