namespace Monitoring.Elasticsearch;

/// <summary>Whether Elasticsearch maps index files into memory, and who sees to it that nodes of the cluster allow it.</summary>
public enum MemoryMapping
{
    /// <summary>It reads files instead; any node will do.</summary>
    Off,

    /// <summary>Whoever runs the nodes has set vm.max_map_count to at least 1048576.</summary>
    Prepared,

    /// <summary>An agent of the stack sets it on every node; it is the one privileged container of the stack.</summary>
    Raise,
}
