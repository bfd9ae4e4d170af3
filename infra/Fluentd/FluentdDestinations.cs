using System.Globalization;
using Monitoring.Logging;

namespace Monitoring.Fluentd;

/// <summary>Where records go, each place behind a buffer on the node's disk; and what becomes of those that a place refuses for good.</summary>
internal static class FluentdDestinations
{
    public const string Label = "@DESTINATIONS";

    private const string DeadLetter = "deadletter";

    /// <summary>Part of the disk space that dead letters may take: one in this many.</summary>
    private const int DeadLetterShare = 10;

    public static FluentdSection Section(FluentdTool tool) => new FluentdSection("label", Label).Around(
        Id("ids", "**"),
        Copy(tool, "**", "", tool.Settings.Buffer.Bytes * (DeadLetterShare - 1) / DeadLetterShare));

    /// <summary>Fluentd sends here what a plug-in cannot use and what a destination says it will never take. Errors of what stands in this label do not come back to it.</summary>
    public static FluentdSection DeadLetters(FluentdTool tool) => new FluentdSection("label", "@ERROR").Around(
        FluentdDocuments.Text(DeadLetter, "dead_letters_utf8"),
        FluentdDocuments.Fields(DeadLetter, "fields_of_dead_letters", FluentdFields.OfDeadLetters(tool.StreamsNamespace), keep: true),
        Id("ids_of_dead_letters", DeadLetter),
        Copy(tool, DeadLetter, "_dead_letters", tool.Settings.Buffer.Bytes / DeadLetterShare),
        FluentdRecords.Redirect("**", "dead_letters", ("message", "/\\A/", DeadLetter)));

    /// <summary>Fluentd's own messages are on its standard output.</summary>
    public static FluentdSection OwnLog() => new FluentdSection("label", "@FLUENT_LOG").Around(new FluentdSection("match", "**").With(("@type", "null"), ("@id", "own_log")));

    private static FluentdSection Id(string id, string pattern) => new FluentdSection("filter", pattern).With(
        ("@type", "elasticsearch_genid"),
        ("@id", id),
        ("hash_id_key", LogRecord.Id));

    private static FluentdSection Copy(FluentdTool tool, string pattern, string suffix, long bytes) => new FluentdSection("match", pattern)
        .With(("@type", "copy"), ("@id", $"copy{suffix}"))
        .Around(tool.Flow.Collected.Select(destination => Store(destination, suffix, bytes / tool.Flow.Collected.Length)));

    private static FluentdSection Store(LogDestination destination, string suffix, long bytes)
    {
        var name = $"{destination.Name}{suffix}";
        var store = destination.Fluentd with { Name = "store", Argument = "" };
        return (store with { Parameters = store.Parameters.Insert(1, KeyValuePair.Create("@id", name)) }).Around(
            Buffer(name, bytes),
            // Whole chunks that a destination calls hopeless; single records go to the dead letters.
            new FluentdSection("secondary").With(("@type", "secondary_file"), ("directory", $"{FluentdTool.State}/refused/{name}"), ("basename", "chunk")));
    }

    private static FluentdSection Buffer(string name, long bytes) => new FluentdSection("buffer", "tag").With(
        ("@type", "file"),
        ("path", $"{FluentdTool.State}/buffer/{name}"),
        ("chunk_limit_size", "4m"),
        ("total_limit_size", string.Create(CultureInfo.InvariantCulture, $"{bytes >> 20}m")),
        // Readers wait while it is full: the log files are a buffer of their own.
        ("overflow_action", "block"),
        ("flush_mode", "interval"),
        ("flush_interval", "5s"),
        ("flush_thread_count", "2"),
        ("flush_at_shutdown", "false"),
        ("retry_forever", "true"),
        ("retry_type", "exponential_backoff"),
        ("retry_wait", "1s"),
        ("retry_max_interval", "30s"));
}
