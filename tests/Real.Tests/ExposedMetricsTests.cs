using System.Collections.Immutable;
using Monitoring.Dashboards;
using Monitoring.Metrics;
using Monitoring.PromQl;
using Monitoring.PromQl.Syntax;
using Monitoring.Rules;
using Monitoring.Stacks;
using Monitoring.Tests.Real.Pipeline;
using Monitoring.Tests.Real.Processes;
using Monitoring.Tests.Real.Rendering;
using Xunit;

namespace Monitoring.Tests.Real;

/// <summary>Rules and panels ask real programs only for what they expose, and the catalogues say of it what the programs say. Of etcd <see cref="EtcdFaultTests"/> proves it.</summary>
public sealed class ExposedMetricsTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(120);

    [SkippableFact]
    public async Task Prometheus_exposes_what_is_asked_of_it()
    {
        var rendered = await RenderedStack.OfAsync("prod");
        using var root = new TemporaryFolder();
        var nobody = PodTarget.Of(rendered.Pod("alertmanager"), "web", new Uri($"http://127.0.0.1:{FreePorts.Next()}/"));
        await using var prometheus = await PrometheusPod.CreateAsync(rendered.Pod("prometheus"), root, alertmanagers: nobody, self => new Dictionary<string, IEnumerable<PodTarget>>
        {
            ["prometheus"] = PodTarget.Of(rendered.Pod("prometheus"), "web", self),
        });
        await prometheus.StartAsync();
        await AssertExposedAsync("prometheus", prometheus, asked: 30);
    }

    [SkippableFact]
    public async Task Alertmanager_exposes_what_is_asked_of_it()
    {
        var rendered = await RenderedStack.OfAsync("prod");
        await using var cluster = await AlertmanagerCluster.StartAsync(rendered.Pod("alertmanager"), configuration => configuration);
        await AssertExposedAsync("alertmanager", cluster.Members[0], asked: 8);
    }

    [SkippableFact]
    public async Task Node_exporter_exposes_what_is_asked_of_it()
    {
        var rendered = await RenderedStack.OfAsync("prod");
        await using var exporter = await NodeExporterPod.StartAsync(rendered.Pod("node-exporter"));
        await AssertExposedAsync("node-exporter", exporter, asked: 30);
    }

    private static async Task AssertExposedAsync(string job, RealProcess process, int asked)
    {
        var names = Asked(job);
        Assert.InRange(names.Count, asked, 500);
        IEnumerable<string> missing = names;
        var exposition = await Eventually.GetAsync(
            $"{job} exposes all that rules and panels ask it for", Soon,
            async () =>
            {
                var found = await Exposition.OfAsync(process);
                missing = names.Where(name => !found.Labels.ContainsKey(name));
                return missing.Any() ? null : found;
            },
            () => $"Missing: {string.Join(", ", missing)}\n{process.Evidence}");
        Assert.Equal([], CatalogueContradictions.Of(job, exposition));
    }

    /// <summary>Series of the job that any rule or panel asks for.</summary>
    private static ImmutableSortedSet<string> Asked(string job)
    {
        var sources = SourceFiles.Load(Repository.Root);
        var rules = sources.RuleFiles.SelectMany(file => RuleFile.Parse(file).Groups).SelectMany(group => group.Rules).Select(rule => PromQlReferences.Of(rule.Expression));
        var panels = sources.Dashboards.SelectMany(file => Dashboard.Parse(file).Panels).SelectMany(panel => panel.Targets).Select(target => target.Expression).OfType<string>()
            .Select(expression => PromQlReferences.Of(expression, PromQlDialect.Grafana));
        var known = KnownMetrics.OfOurExporters;
        return rules.Concat(panels).SelectMany(references => references.Selectors).Where(selector => IsOf(selector, job, known)).Select(selector => selector.Name!)
            .ToImmutableSortedSet(StringComparer.Ordinal);
    }

    private static bool IsOf(VectorSelector selector, string job, KnownMetrics known) =>
        selector.Name is { } name && !known.IsOfEveryJob(name) && !name.Contains(':', StringComparison.Ordinal) && (selector.Fixed("job") ?? known.Owner(name)) == job;
}
