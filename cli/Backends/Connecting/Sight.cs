using System.Collections.Immutable;

namespace Monitoring.Cli.Backends.Connecting;

/// <summary>
/// What the caller may see of a stack: the namespaces in which Kubernetes lets them get pods, or the logs of pods. What belongs to no namespace is for those who may do
/// so in all of them. Each namespace is asked about once, and only those that matter are.
/// </summary>
internal sealed class Sight
{
    private const string Verb = "get";

    private readonly Signals _signals;
    private readonly string _resource;
    private readonly IReadOnlyCollection<string> _named;

    private Sight(Signals signals, string resource, IReadOnlyCollection<string> named) => (_signals, _resource, _named) = (signals, resource, named);

    private ClusterAccess? Cluster => _signals.Cluster;

    /// <summary>Of components, their metrics, alerts and traces.</summary>
    /// <param name="signals">The ways of this command; without a cluster there is nobody to ask, and a backend alone decides.</param>
    /// <param name="named">The namespaces that the caller named; none for all that are visible.</param>
    public static Sight OfPods(Signals signals, params IReadOnlyCollection<string> named) => new(signals, "pods", named);

    /// <summary>Of what components write.</summary>
    /// <inheritdoc cref="OfPods"/>
    public static Sight OfLogs(Signals signals, params IReadOnlyCollection<string> named) => new(signals, "pods/log", named);

    /// <summary>True where nothing is hidden.</summary>
    public async Task<bool> IsWholeAsync(CancellationToken cancellation) => Cluster is null || await Cluster.MayAsync(Verb, _resource, null, cancellation);

    /// <summary>True for a namespace that the caller may see.</summary>
    public async Task<bool> SeesAsync(string space, CancellationToken cancellation) => Cluster is null || IsHere(space) || await Cluster.MayAsync(Verb, _resource, space, cancellation);

    /// <exception cref="NotAllowedException">The caller may not see a namespace that they named; the message names the permission.</exception>
    public async Task DemandAsync(CancellationToken cancellation)
    {
        foreach (var space in _named.Where(space => !IsHere(space)))
            await (Cluster?.DemandAsync(Verb, _resource, space, cancellation) ?? Task.CompletedTask);
    }

    /// <exception cref="NotAllowedException">Something is hidden from the caller; the message names the permission.</exception>
    public Task DemandWholeAsync(CancellationToken cancellation) => Cluster?.DemandAsync(Verb, _resource, null, cancellation) ?? Task.CompletedTask;

    /// <summary>For what is asked of a backend before anybody knows which namespaces there are.</summary>
    /// <returns>Null for everything, what belongs to no namespace among it.</returns>
    /// <exception cref="NotAllowedException">One that was named is not visible, or none is.</exception>
    public async Task<ImmutableArray<string>?> NamespacesAsync(CancellationToken cancellation)
    {
        await DemandAsync(cancellation);
        if (_named.Count > 0)
            return [.. _named.Distinct().Order(StringComparer.Ordinal)];
        if (Cluster is not { } cluster || await IsWholeAsync(cancellation))
            return null;
        // Who may not list namespaces still has the one of the kubeconfig.
        var all = await cluster.NamespacesAsync(cancellation) ?? [await cluster.DefaultNamespaceAsync(cancellation)];
        return await cluster.AllowedAsync(Verb, _resource, all, cancellation) is { Count: > 0 } allowed ? [.. allowed]
            : throw new NotAllowedException(cluster.Refusal(Verb, _resource, all.Count == 1 ? all[0] : null));
    }

    /// <summary>Of what has been found already. How much is hidden is said.</summary>
    /// <param name="existing">Namespaces that were found, empty for what belongs to none.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="NotAllowedException">One that was named is not visible, or none is.</exception>
    public async Task<VisibleNamespaces> AmongAsync(IEnumerable<string> existing, CancellationToken cancellation)
    {
        await DemandAsync(cancellation);
        if (_named.Count > 0)
            return new([.. _named]);
        if (Cluster is not { } cluster || await IsWholeAsync(cancellation))
            return VisibleNamespaces.All;
        var spaces = existing.Where(space => space.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        ImmutableHashSet<string> seen = [.. await cluster.AllowedAsync(Verb, _resource, spaces.Where(space => !IsHere(space)), cancellation), .. spaces.Where(IsHere)];
        if (seen.IsEmpty && spaces.Count > 0)
            throw new NotAllowedException($"None of the namespaces of this stack is open to you. {cluster.Refusal(Verb, _resource, spaces[0])}");
        if (spaces.Count(space => !seen.Contains(space)) is var hidden and > 0)
            _signals.Say($"{hidden} namespaces, and what belongs to none, are not shown: {cluster.Refusal(Verb, _resource, null)}");
        return new(seen);
    }

    /// <summary>A host stands for the namespace of its programs, and is nobody else's.</summary>
    private bool IsHere(string space) => _signals.Here is not null && space == Environment.MachineName;
}
