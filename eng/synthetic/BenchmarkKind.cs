namespace Monitoring.Synthetic.Server;

/// <summary>What a Prometheus of the benchmark does.</summary>
internal enum BenchmarkKind
{
    /// <summary>Scrapes all there is, and keeps it.</summary>
    Everything,

    /// <summary>What this stack does, where sources answer with everything whatever they are asked for.</summary>
    Stack,

    /// <summary>What this stack does, where sources leave out what nobody asked for, see <see cref="ClusterProfile.SourcesFilter"/>.</summary>
    FilteredStack,
}
