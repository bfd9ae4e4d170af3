using System.Collections.Immutable;
using Monitoring.Cli.Stacks;
using Monitoring.Cli.Tools;

namespace Monitoring.Cli.Preflight;

/// <summary>What a check before a deployment may look at.</summary>
/// <param name="Run">What the deployment would create.</param>
/// <param name="Kubectl">The cluster.</param>
/// <param name="Kinds">The kinds that the cluster serves.</param>
/// <param name="Tools">The programs of this machine.</param>
/// <param name="Root">The project's folder.</param>
internal sealed record PreflightContext(StackRun Run, Kubectl Kubectl, ImmutableArray<ServedKind> Kinds, Toolbox Tools, string Root)
{
    /// <summary>Everything that would be created in the cluster.</summary>
    public ImmutableArray<PlannedObject> Objects { get; } = [.. Run.Recorded!.Resources.Where(resource => resource.IsKubernetesObject).Select(resource => new PlannedObject(resource))];

    /// <summary>How the cluster serves an object; null where it does not.</summary>
    public ServedKind? Served(PlannedObject planned) => Kinds.FirstOrDefault(kind => kind.ApiVersion == planned.ApiVersion && kind.Kind == planned.Kind);

    /// <summary>The kinds of objects with the namespaces that they go to; null for those above namespaces.</summary>
    public IEnumerable<(ServedKind Kind, string? Namespace)> Places =>
        Objects.Select(planned => (Kind: Served(planned), planned.Namespace)).Where(place => place.Kind is not null).Select(place => (place.Kind!, place.Namespace)).Distinct()
            .OrderBy(place => place.Item1.Kind, StringComparer.Ordinal).ThenBy(place => place.Namespace, StringComparer.Ordinal);
}
