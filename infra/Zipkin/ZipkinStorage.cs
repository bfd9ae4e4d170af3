namespace Monitoring.Zipkin;

/// <summary>Where Zipkin keeps traces.</summary>
public enum ZipkinStorage
{
    /// <summary>In Elasticsearch, a day at a time.</summary>
    Elasticsearch,

    /// <summary>In its own memory: the last traces only, and none after a restart.</summary>
    Memory,
}
