using System.Collections.Immutable;

namespace Monitoring.Cli.Backends.Connecting;

/// <summary>The namespaces whose signals a caller may see.</summary>
internal static class VisibleNamespaces
{
    /// <summary>Asks for each namespace once, and only for those that matter.</summary>
    /// <param name="cluster">The cluster with the permissions of the caller; null where there is none to ask, and a backend alone decides.</param>
    /// <param name="verb">What the caller has to be allowed to do.</param>
    /// <param name="resource">With what.</param>
    /// <param name="named">The namespaces that the caller named; none for all that are visible.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null for everything, what belongs to no namespace among it.</returns>
    /// <exception cref="NotAllowedException">One that was named is not visible, or none is; the message names the permission.</exception>
    public static async Task<ImmutableArray<string>?> FindAsync(ClusterAccess? cluster, string verb, string resource, IReadOnlyCollection<string> named, CancellationToken cancellation)
    {
        if (named.Count > 0)
        {
            foreach (var space in named)
                await (cluster?.DemandAsync(verb, resource, space, cancellation) ?? Task.CompletedTask);
            return [.. named.Distinct().Order(StringComparer.Ordinal)];
        }

        if (cluster is null || await cluster.MayAsync(verb, resource, null, cancellation))
            return null;
        // Who may not list namespaces still has the one of the kubeconfig.
        var all = await cluster.NamespacesAsync(cancellation) ?? [await DefaultAsync(cluster, cancellation)];
        return await cluster.AllowedAsync(verb, resource, all, cancellation) is { Count: > 0 } allowed ? [.. allowed]
            : throw new NotAllowedException(cluster.Refusal(verb, resource, all.Count == 1 ? all[0] : null));
    }

    private static async Task<string> DefaultAsync(ClusterAccess cluster, CancellationToken cancellation)
    {
        var said = await cluster.Kubectl.RunAsync(cancellation, "config", "view", "--minify", "--output=jsonpath={..namespace}");
        return said.Succeeded && said.Output.Trim() is { Length: > 0 } named ? named : "default";
    }
}
