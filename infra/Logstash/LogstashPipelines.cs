using System.Collections.Immutable;
using Monitoring.Elasticsearch.Setup;
using Monitoring.Logging;

namespace Monitoring.Logstash;

/// <summary>
/// Compiles the pipelines: one that receives and parses, and where there are several destinations one for each behind a queue of its own, so that
/// one that is down does not stop the others. What a destination refuses for good comes back as text in the stream of dead letters.
/// </summary>
public static class LogstashPipelines
{
    public const string Main = "main";
    public const string DeadLetters = "dead-letters";

    /// <summary>Directory of the stack's certificate inside the pod.</summary>
    public const string Certificates = "/etc/certificate";

    private static readonly string[] Protocols = ["TLSv1.2", "TLSv1.3"];

    /// <param name="tool">The tool whose pipelines they are.</param>
    /// <param name="destinations">Where logs go from here, at least one.</param>
    public static ImmutableArray<LogstashPipeline> Compile(LogstashTool tool, ImmutableArray<LogDestination> destinations)
    {
        var streams = new StreamNames(tool.Workload.Namespace);
        var isolated = destinations.Length > 1;
        var delivering = isolated
            ? destinations.Select(destination => new LogstashPipeline(NameOf(destination), Deliver(destination)) { Persistent = true, KeepsDeadLetters = true }).ToImmutableArray()
            : [];
        var main = new LogstashPipeline(Main, Receive(tool, streams, isolated ? [Pass(destinations)] : [.. destinations.Select(destination => destination.Logstash)]))
        {
            Persistent = true, KeepsDeadLetters = !isolated,
        };
        var refusing = isolated ? delivering.Select(pipeline => pipeline.Name) : [Main];
        return [main, .. delivering, new LogstashPipeline(DeadLetters, Bury(streams, refusing, destinations))];
    }

    private static string NameOf(LogDestination destination) => $"to-{destination.Name}";

    private static LogstashPlugin Pass(ImmutableArray<LogDestination> destinations) =>
        new("pipeline") { Options = LogstashPlugin.OptionsOf(("send_to", destinations.Select(NameOf).ToArray())) };

    private static string Receive(LogstashTool tool, StreamNames streams, IEnumerable<LogstashPlugin> outputs) =>
        LogstashText.Section("input", [Input()])
        + LogstashText.Section("filter", $$"""
            # How a record is kept is no field of it.
            mutate {
              rename => { "[{{LogRecord.Stream}}]" => "[@metadata][{{LogRecord.Stream}}]" "[{{LogRecord.Id}}]" => "[@metadata][{{LogRecord.Id}}]" }
              remove_field => ["@version"]
            }
            if ![@metadata][{{LogRecord.Stream}}] {
              mutate { add_field => { "[@metadata][{{LogRecord.Stream}}]" => "{{streams.DeadLetter}}" } }
            }
            if ![@metadata][{{LogRecord.Id}}] {
              uuid { target => "[@metadata][{{LogRecord.Id}}]" }
            }
            {{string.Concat(tool.Settings.Filters.Select(filter => $"# {filter.Key}\n{filter.Value.ReplaceLineEndings("\n").Trim('\n')}\n"))}}
            """)
        + LogstashText.Section("output", outputs);

    /// <summary>An answer other than 200 means that nothing of a request was taken, so the sender sends it again.</summary>
    private static LogstashPlugin Input() => new("http")
    {
        Options = LogstashPlugin.OptionsOf(
            ("port", LogstashTool.InputPort),
            ("user", LogstashTool.User),
            ("password", $"${{{LogstashTool.PasswordVariable}}}"),
            ("ssl_enabled", true),
            ("ssl_certificate", $"{Certificates}/tls.crt"),
            ("ssl_key", $"{Certificates}/tls.key"),
            ("ssl_supported_protocols", Protocols),
            ("request_headers_target_field", "[@metadata][headers]"),
            ("remote_host_target_field", "[@metadata][sender]")),
    };

    private static string Deliver(LogDestination destination) =>
        LogstashText.Section("input", [new LogstashPlugin("pipeline") { Options = LogstashPlugin.OptionsOf(("address", NameOf(destination))) }])
        + LogstashText.Section("output", [destination.Logstash]);

    private static string Bury(StreamNames streams, IEnumerable<string> refusing, ImmutableArray<LogDestination> destinations) =>
        LogstashText.Section("input", refusing.Select(pipeline => new LogstashPlugin("dead_letter_queue")
        {
            Options = LogstashPlugin.OptionsOf(("path", LogstashConfig.DeadLetterDirectory), ("pipeline_id", pipeline), ("commit_offsets", true), ("clean_consumed", true)),
        }))
        + LogstashText.Section("filter", $$"""
            # Whatever made it impossible to keep is one text now, beside the reason.
            ruby {
              code => '
                text = event.to_json
                reason = event.get("[@metadata][dead_letter_queue][reason]")
                event.to_hash.each_key { |key| event.remove(key) unless key == "@timestamp" }
                event.set("message", text)
                event.set("[error][message]", reason)
                event.set("[event][dataset]", "deadletter")
                event.set("[@metadata][{{LogRecord.Stream}}]", "{{streams.DeadLetter}}")
              '
            }
            if ![@metadata][{{LogRecord.Id}}] {
              uuid { target => "[@metadata][{{LogRecord.Id}}]" }
            }
            """)
        + LogstashText.Section("output", destinations.Select(destination => destination.Logstash));
}
