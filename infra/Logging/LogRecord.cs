namespace Monitoring.Logging;

/// <summary>
/// What a record carries beside its fields while it is under way. Collectors set both keys at its top level, a relay keeps them as metadata of the
/// same names, and destinations take them out.
/// </summary>
public static class LogRecord
{
    /// <summary>Name of the data stream that it belongs to, one of <see cref="Elasticsearch.Setup.StreamNames"/>.</summary>
    public const string Stream = "data_stream";

    /// <summary>A value of its own, given once before the record is buffered: what is sent twice is kept once.</summary>
    public const string Id = "record_id";
}
