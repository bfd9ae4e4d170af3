using System.Collections.Immutable;
using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Connecting;

namespace Monitoring.Cli.Components;

/// <summary>
/// The namespaces whose components the caller may see: those in which Kubernetes lets them get pods. What belongs to none is for those who may do so in all of them.
/// </summary>
internal sealed class Sight
{
    private const string Verb = "get";
    private const string Resource = "pods";

    private readonly ImmutableHashSet<string>? _seen;

    private Sight(ImmutableHashSet<string>? seen) => _seen = seen;

    /// <summary>Without a cluster, or with the permission for all of it.</summary>
    public static Sight Everything { get; } = new(null);

    /// <summary>Asks what the caller may see.</summary>
    /// <param name="signals">The ways of this command.</param>
    /// <param name="wanted">Namespaces that are asked for; all that exist when empty.</param>
    /// <param name="existing">Namespaces that there are, empty for what belongs to none.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="NotAllowedException">A namespace is asked for by name, and the caller may not see it; or there is nothing that they may see.</exception>
    public static async Task<Sight> OfAsync(Signals signals, IReadOnlyCollection<string> wanted, IEnumerable<string> existing, CancellationToken cancellation)
    {
        if (signals.Cluster is not { } cluster)
            return wanted.Count == 0 ? Everything : new([.. wanted]);
        if (wanted.Count > 0)
        {
            foreach (var space in wanted.Where(space => !IsHere(signals, space)))
                await cluster.DemandAsync(Verb, Resource, space, cancellation);
            return new([.. wanted]);
        }

        if (await cluster.MayAsync(Verb, Resource, null, cancellation))
            return Everything;
        var spaces = existing.Where(space => space.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var seen = (await cluster.AllowedAsync(Verb, Resource, spaces.Where(space => !IsHere(signals, space)), cancellation)).Concat(spaces.Where(space => IsHere(signals, space))).ToImmutableHashSet(StringComparer.Ordinal);
        if (seen.IsEmpty && spaces.Count > 0)
            throw new NotAllowedException($"None of the namespaces of this stack is open to you. {cluster.Refusal(Verb, Resource, spaces[0])}");
        if (spaces.Count(space => !seen.Contains(space)) is var hidden and > 0)
            signals.Say($"{hidden} namespaces, and what belongs to none, are not shown: {cluster.Refusal(Verb, Resource, null)}");
        return new(seen);
    }

    /// <summary>Demands the permission for all namespaces.</summary>
    /// <exception cref="NotAllowedException">The caller has not got it.</exception>
    public static async Task DemandAllAsync(Signals signals, CancellationToken cancellation)
    {
        if (signals.Cluster is { } cluster)
            await cluster.DemandAsync(Verb, Resource, null, cancellation);
    }

    /// <param name="space">A namespace; empty for what belongs to none.</param>
    public bool Sees(string space) => _seen is null || _seen.Contains(space);

    /// <summary>A host stands for the namespace of its programs, and is nobody else's.</summary>
    private static bool IsHere(Signals signals, string space) => signals.Here is not null && space == Environment.MachineName;
}
