using System.Collections.Immutable;
using Monitoring.Elasticsearch.Setup;
using Monitoring.Logging;
using static Monitoring.Fluentd.FluentdValue;

namespace Monitoring.Fluentd;

/// <summary>
/// Fields of a record and where their values come from. Whatever an application wrote as JSON stands under <c>app</c> by then, and what the
/// API server says about its pod under <c>kubernetes</c>. Order matters: values are taken one after the other, <c>message</c> last.
/// </summary>
public static class FluentdFields
{
    private static readonly (string, string)[] Levels =
    [
        ("trace", "trace"), ("verbose", "trace"), ("trce", "trace"), ("10", "trace"),
        ("debug", "debug"), ("dbug", "debug"), ("20", "debug"),
        ("info", "info"), ("information", "info"), ("notice", "info"), ("i", "info"), ("30", "info"),
        ("warn", "warn"), ("warning", "warn"), ("w", "warn"), ("40", "warn"),
        ("error", "error"), ("err", "error"), ("severe", "error"), ("fail", "error"), ("e", "error"), ("50", "error"),
        ("traceback", "error"), ("exception in thread", "error"), ("unhandled exception", "error"),
        ("fatal", "fatal"), ("critical", "fatal"), ("crit", "fatal"), ("alert", "fatal"), ("emergency", "fatal"), ("panic", "fatal"), ("f", "fatal"), ("60", "fatal"),
    ];

    private static readonly (string, string)[] Priorities =
        [("0", "fatal"), ("1", "fatal"), ("2", "fatal"), ("3", "error"), ("4", "warn"), ("5", "info"), ("6", "info"), ("7", "debug")];

    private static readonly FluentdValue Message = new At("message");

    /// <summary>Of records from containers.</summary>
    public static ImmutableArray<(string Name, FluentdValue Value)> OfContainers(string streamsNamespace) =>
    [
        ("@timestamp", new First(new At("time"), new EventTime())),
        (LogRecord.Stream, Stream(streamsNamespace)),
        ("event", new Group(("dataset", new Tagged()))),
        ("log", new Group(("level", new Called(new First([.. App("level", "severity", "lvl", "log.level", "loglevel", "@l", "LogLevel"), new At("app", "log", "level"), .. LevelInText()]), Levels)))),
        ("trace", new Group(("id", new Text(new First([.. App("trace_id", "traceId", "traceID", "trace.id", "traceid", "TraceId", "dd.trace_id", "x-b3-traceid"), new At("app", "trace", "id"), .. TraceInText()]))))),
        ("span", new Group(("id", new Text(new First([.. App("span_id", "spanId", "spanID", "span.id", "spanid", "SpanId", "dd.span_id", "x-b3-spanid"), new At("app", "span", "id"), .. SpanInText()]))))),
        ("service", new Group(("name", new Text(new First(
            new At("kubernetes", "labels", "serving.knative.dev/service"),
            new At("kubernetes", "labels", "app.kubernetes.io/name"),
            new At("kubernetes", "labels", "app"),
            new At("kubernetes", "labels", "k8s-app"),
            new Found(new At("kubernetes", "pod_name"), @"\A(.+?)(?:-[a-z0-9]{6,10}-[a-z0-9]{5}|-[a-z0-9]{5}|-\d+)\z"),
            new At("kubernetes", "pod_name")))))),
        ("kubernetes", new Group(
            ("namespace", new At("kubernetes", "namespace_name")),
            ("pod", new At("kubernetes", "pod_name")),
            ("container", new At("kubernetes", "container_name")),
            ("node", new Node()),
            ("labels", new At("kubernetes", "labels")))),
        ("app", new Filled(new At("app"))),
        ("message", new Text(new First(new At("app", "message"), new At("app", "msg"), new At("app", "Message"), new At("app", "@m"), new At("app", "log"), new At("app", "text"), Message, new At("unmatched_line")))),
    ];

    /// <summary>Of records that say what a proxy answered, before those of <see cref="OfContainers"/>.</summary>
    public static ImmutableArray<(string Name, FluentdValue Value)> OfRequests =>
    [
        ("http", new Group(
            ("method", new Text(new First(new At("app", "method"), new At("app", "httpRequest", "requestMethod")))),
            ("status", new Status(new First(new At("app", "response_code"), new At("app", "status"), new At("app", "httpRequest", "status")))))),
        ("url", new Group(("path", new Text(new First(new At("app", "path"), new At("app", "httpRequest", "requestUrl")))))),
        ("duration", new First(new Number(new At("app", "duration"), Divisor: 1000), new Number(new At("app", "httpRequest", "latency")))),
    ];

    /// <summary>Of records from the node's journal.</summary>
    public static ImmutableArray<(string Name, FluentdValue Value)> OfJournal(string streamsNamespace) =>
    [
        ("@timestamp", new EventTime()),
        (LogRecord.Stream, new Constant(new StreamNames(streamsNamespace).Nodes)),
        ("event", new Group(("dataset", new Constant("nodes")))),
        ("log", new Group(("level", new First(new Called(new First(LevelInText()), Levels), new Called(new At("priority"), Priorities))))),
        ("service", new Group(("name", new At("systemd_unit")))),
        ("kubernetes", new Group(("node", new Node()))),
        ("message", new Text(Message)),
    ];

    /// <summary>Of what could not be kept as it was: the whole of it as one text, of which nothing can be refused.</summary>
    public static ImmutableArray<(string Name, FluentdValue Value)> OfDeadLetters(string streamsNamespace) =>
    [
        ("message", new WholeRecord()),
        ("@timestamp", new EventTime()),
        (LogRecord.Stream, new Constant(new StreamNames(streamsNamespace).DeadLetter)),
        ("event", new Group(("dataset", new Constant("deadletter")))),
        ("kubernetes", new Group(("node", new Node()))),
    ];

    private static Tagged Stream(string streamsNamespace) => new Tagged("logs-", $"-{streamsNamespace}");

    private static IEnumerable<FluentdValue> App(params string[] keys) => keys.Select(key => new At("app", key));

    private static FluentdValue[] LevelInText() =>
    [
        new Found(Message, @"\A([IWEF])\d{4} \d\d:"),
        new Found(Message, @"\A(trce|dbug|info|warn|fail|crit): "),
        new Found(Message, @"\A(Traceback|panic|Exception in thread|Unhandled exception)\b"),
        new Found(Message, @"\A.{0,200}?\b(?:level|lvl|severity)=\W?([A-Za-z]+)"),
        new Found(Message, @"\A.{0,100}?\b(TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|SEVERE|FATAL|CRITICAL|PANIC)\b"),
    ];

    private static FluentdValue[] TraceInText() =>
    [
        new Found(Message, @"\b[Tt]race[_-]?[Ii][Dd]\W{1,4}([0-9a-f]{16,32})\b"),
        new Found(Message, @"\b00-([0-9a-f]{32})-[0-9a-f]{16}-0[01]\b"),
    ];

    private static FluentdValue[] SpanInText() =>
    [
        new Found(Message, @"\b[Ss]pan[_-]?[Ii][Dd]\W{1,4}([0-9a-f]{16})\b"),
        new Found(Message, @"\b00-[0-9a-f]{32}-([0-9a-f]{16})-0[01]\b"),
    ];
}
