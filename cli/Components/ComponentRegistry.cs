using System.Collections.Immutable;
using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Connecting;
using Monitoring.Cli.Backends.Logs;
using Monitoring.Cli.Backends.Metrics;
using Monitoring.Questions;
using Monitoring.Settings;

namespace Monitoring.Cli.Components;

/// <summary>All components of a stack, from whatever knows something about them: targets and workloads, logs, traces, and the stack's own description.</summary>
/// <param name="Components">Sorted.</param>
/// <param name="Owners">Whose the pods are.</param>
internal sealed record ComponentRegistry(ImmutableArray<Component> Components, PodOwners Owners)
{
    /// <summary>How far back logs and traces are looked at.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>Asks everybody.</summary>
    public static async Task<ComponentRegistry> ReadAsync(Signals signals, ComponentSources sources, CancellationToken cancellation)
    {
        var declared = DeclaredComponents.Read(signals.Context, signals.Stack, signals.Here);
        var logs = ComponentSources.OrNothingAsync(signals, "Logs", sources.Logs?.ActivityAsync(Window, cancellation));
        var spans = ComponentSources.OrNothingAsync(signals, "Traces", sources.Traces is { } traces ? SpanActivity.ReadAsync(traces, Window, sources.Now(), cancellation) : null);
        var answers = await ComponentSources.OrNothingAsync(signals, "Metrics", sources.Metrics is { } metrics ? AskAsync(metrics, cancellation) : null, isOnly: sources is { Logs: null, Traces: null });
        var owners = new PodOwners(answers.Count == 0 ? [] : answers[0]);
        var known = new Dictionary<ComponentId, Component>();
        if (answers.Count > 0)
        {
            Workloads(known, answers[1], answers[2]);
            Targets(known, await sources.Metrics!.TargetsAsync(cancellation), owners, answers[3], declared);
            Tools(known, declared);
        }

        Logs(known, await logs, answers.Count > 0);
        Services(known, await spans);
        return new([.. known.Values.OrderBy(component => component.Id)], owners);
    }

    /// <summary>Those that a person means.</summary>
    public IEnumerable<Component> Find(ComponentPattern? pattern, VisibleNamespaces sight) =>
        Components.Where(component => sight.Sees(component.Id.Namespace) && pattern?.Matches(component.Id) != false);

    /// <summary>Those that a person means and may see.</summary>
    /// <param name="signals">The ways of this command.</param>
    /// <param name="pattern">Which; all when null.</param>
    /// <param name="namespaces">Where; everywhere when empty.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ProblemsException">There is none.</exception>
    /// <exception cref="NotAllowedException">They are closed to the caller.</exception>
    public async Task<IReadOnlyList<Component>> DemandAsync(Signals signals, ComponentPattern? pattern, IReadOnlyCollection<string> namespaces, CancellationToken cancellation)
    {
        var meant = Components.Where(component => pattern?.Matches(component.Id) != false && (namespaces.Count == 0 || namespaces.Contains(component.Id.Namespace))).ToList();
        if (meant.Count == 0)
            throw new ProblemsException(Problem.Error(pattern?.Text ?? signals.Stack, $"No component is called so.{Nearest.Suggestion(pattern?.Text.Split('/')[^1] ?? "", Components.Select(component => component.Id.Name).Distinct())} `./monitor components` lists them."));
        var sight = await Sight.OfPods(signals, namespaces).AmongAsync(meant.Select(component => component.Id.Namespace), cancellation);
        var found = meant.Where(component => sight.Sees(component.Id.Namespace)).ToList();
        if (found.Count == 0)
            await Sight.OfPods(signals).DemandWholeAsync(cancellation);
        return found;
    }

    private static async Task<IReadOnlyList<IReadOnlyList<MetricSeries>>> AskAsync(IMetricBackend metrics, CancellationToken cancellation) => await Task.WhenAll(
        new[] { RegistryQuestions.Owners, RegistryQuestions.Wanted, RegistryQuestions.Ready, RegistryQuestions.Series }.Select(question => metrics.QueryAsync(question.ForAll(), null, cancellation)));

    private static void Workloads(Dictionary<ComponentId, Component> known, IReadOnlyList<MetricSeries> wanted, IReadOnlyList<MetricSeries> ready)
    {
        foreach (var series in wanted)
            Change(known, PodOwners.WorkloadOf(series), component => component with { Wanted = (int)series.Last, Ready = component.Ready ?? 0 });
        foreach (var series in ready)
            Change(known, PodOwners.WorkloadOf(series), component => component with { Ready = (int)series.Last });
    }

    private static void Targets(Dictionary<ComponentId, Component> known, IReadOnlyList<MetricTarget> targets, PodOwners owners, IReadOnlyList<MetricSeries> series, DeclaredComponents declared)
    {
        var stored = series.GroupBy(one => (one["job"], one["instance"], one["pod"])).ToDictionary(one => one.Key, one => one.Sum(single => single.Last));
        foreach (var component in targets.GroupBy(owners.OfTarget))
        {
            if (component.Key is not { } id)
                continue;
            var up = component.Where(target => target.IsUp).ToList();
            var counts = up.Select(target => (Target: target, Series: stored.GetValueOrDefault((Label(target, "job"), Label(target, "instance"), Label(target, "pod"))))).ToList();
            Change(known, id, one => one with
            {
                Targets = [.. component],
                Series = counts.Sum(count => count.Series),
                SamplesPerSecond = counts.Sum(count => count.Target.Interval is { TotalSeconds: > 0 } interval ? count.Series / interval.TotalSeconds : 0),
                Ready = one.Wanted is null ? up.Count : one.Ready,
                Wanted = one.Wanted ?? component.Count(),
                Declared = string.Join(", ", component.Select(target => declared.SourceOf(target.Job)).Where(source => source.Length > 0).Distinct()),
                Missing = [.. one.Missing, .. Silent([.. component])],
            });
            Change(known, id, one => one.Seen(up.Max(target => target.LastScrape)));
        }
    }

    private static IEnumerable<string> Silent(IReadOnlyCollection<MetricTarget> targets) =>
        from job in targets.Where(target => !target.IsUp && target.LastScrape is not null).GroupBy(target => Label(target, "job"), StringComparer.Ordinal)
        select $"metrics: {job.Count()} of {targets.Count(target => Label(target, "job") == job.Key)} targets of {job.Key} do not answer ({job.First().Error})";

    /// <summary>Tools that are deployed and that nothing scrapes.</summary>
    private static void Tools(Dictionary<ComponentId, Component> known, DeclaredComponents declared)
    {
        var scraped = known.Values.SelectMany(component => component.Targets).Select(target => target.Job).ToHashSet(StringComparer.Ordinal);
        foreach (var (id, job) in declared.Tools.Where(tool => !scraped.Contains(tool.Job) && !scraped.Contains($"{tool.Job}-host")))
            Change(known, Same(known, id), component => component with { Declared = declared.SourceOf(job), Missing = [.. component.Missing, $"metrics: the job {job} has no target"] });
    }

    private static void Logs(Dictionary<ComponentId, Component> known, IReadOnlyList<LogActivity> activity, bool areWorkloadsKnown)
    {
        foreach (var one in activity)
            Change(known, Same(known, one.Component), component => (component with { LinesPerSecond = (component.LinesPerSecond ?? 0) + (one.Lines / Window.TotalSeconds) }).Seen(one.LastSeen));
        if (!areWorkloadsKnown || activity.Count == 0)
            return;
        foreach (var silent in known.Values.Where(component => component is { Ready: > 0, LinesPerSecond: null, Id.Kind: "deployment" or "statefulset" or "daemonset" }).ToList())
            known[silent.Id] = silent with { LinesPerSecond = 0, Missing = [.. silent.Missing, $"logs: none within {Window.TotalMinutes:0} minutes"] };
    }

    private static void Services(Dictionary<ComponentId, Component> known, IReadOnlyList<SpanActivity> services)
    {
        foreach (var service in services)
        {
            // Meshes write the namespace behind the name.
            var parts = service.Service.Split('.');
            var found = known.Keys.Where(id => id.Name == service.Service || (parts.Length > 1 && id.Name == parts[0] && id.Namespace == parts[1])).ToList();
            Change(known, found is [var only] ? only : new ComponentId("", "service", service.Service), component => (component with { SpansPerSecond = (component.SpansPerSecond ?? 0) + service.PerSecond }).Seen(service.LastSeen));
        }
    }

    private static void Change(Dictionary<ComponentId, Component> known, ComponentId id, Func<Component, Component> change) => known[id] = change(known.GetValueOrDefault(id) ?? new Component(id));

    /// <summary>The known component that is meant where the kind is not known.</summary>
    private static ComponentId Same(Dictionary<ComponentId, Component> known, ComponentId id) => known.ContainsKey(id) ? id
        : known.Keys.FirstOrDefault(other => other.Namespace == id.Namespace && other.Name == id.Name && (id.Kind.Length == 0 || other.Kind.Length == 0)) ?? id;

    private static string Label(MetricTarget target, string name) => target.Labels.GetValueOrDefault(name, "");
}
