namespace Monitoring.Cli.Backends;

/// <summary>Something that emits signals: a workload, or what stands for one on a host.</summary>
/// <param name="Namespace">Its namespace; empty for what belongs to none.</param>
/// <param name="Kind">Lower case: <c>deployment</c>, <c>statefulset</c>, <c>daemonset</c>, <c>job</c>, <c>pod</c>, <c>node</c>, <c>service</c> for one that only traces name; empty where it is not known.</param>
/// <param name="Name">Its name.</param>
internal sealed record ComponentId(string Namespace, string Kind, string Name) : IComparable<ComponentId>
{
    public int CompareTo(ComponentId? other) => string.CompareOrdinal(ToString(), other?.ToString());

    public override string ToString() => string.Join('/', new[] { Namespace, Kind, Name }.Where(part => part.Length > 0));
}
