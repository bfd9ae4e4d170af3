namespace Monitoring.Fluentd;

/// <summary>Makes records from messages: who wrote them, what they say in JSON, and which kind they are of: their tag from then on.</summary>
internal static class FluentdRecords
{
    public const string Label = "@RECORDS";

    /// <summary>Counts records as they come, by namespace.</summary>
    public const string Counter = "fluentd_collected_records_total";

    private const string Files = "kubernetes.**";

    /// <summary>Key of the JSON parser for the time, which it would take away, and give up the whole line where it is not a number.</summary>
    private const string NoTimeKey = "-";

    /// <summary>Envoy's format as Istio sets it; a request that never was one, as of TCP, has "-" for its method.</summary>
    private const string Envoy =
        @"/\A\[[^\]]+\] ""(?<method>[A-Z]+) (?<path>[^""]*?) (?<protocol>[^\s""]+)"" (?<response_code>\d+) (?<response_flags>\S+)(?: (?<response_code_details>\S+) \S+ ""[^""]*"")? (?<bytes_received>\d+) (?<bytes_sent>\d+) (?<duration>\d+) (?<upstream_service_time>\S+) ""(?<forwarded_for>[^""]*)"" ""(?<user_agent>[^""]*)"" ""(?<request_id>[^""]*)"" ""(?<authority>[^""]*)"" ""(?<upstream_host>[^""]*)""/";

    public static FluentdSection Section(FluentdTool tool) => new FluentdSection("label", Label).Around(
        Metadata(),
        Count(),
        ParseJson(),
        Route(tool.Settings),
        Requests("mesh", ("$.app.method", "/./")),
        // Not a level deeper: the plug-in gives up a whole batch where an application wrote a text instead of an object.
        Requests("queue", ("$.app.httpRequest", "/requestMethod/")),
        new FluentdSection("match", "**").With(("@type", "relabel"), ("@label", FluentdDocuments.Label)));

    private static FluentdSection Metadata() => new FluentdSection("filter", Files).With(
        ("@type", "kubernetes_metadata"),
        ("@id", "pods"),
        ("skip_container_metadata", "true"),
        ("skip_master_url", "true"),
        ("skip_namespace_metadata", "true"),
        ("stats_interval", "0"));

    private static FluentdSection Count() => new FluentdSection("filter", Files).With(("@type", "prometheus"), ("@id", "count")).Around(
        new FluentdSection("metric").With(("name", Counter), ("type", "counter"), ("desc", "Records read from containers.")).Around(
            new FluentdSection("labels").With(("log_namespace", "$.kubernetes.namespace_name"))));

    private static FluentdSection ParseJson() => new FluentdSection("filter", Files).With(
            ("@type", "parser"),
            ("@id", "json"),
            ("key_name", "message"),
            ("hash_value_field", "app"),
            ("reserve_data", "true"),
            ("reserve_time", "true"),
            // Most lines are text, which is no error.
            ("emit_invalid_record_to_error", "false"))
        .Around(new FluentdSection("parse").With(("@type", "multi_format")).Around(
            new FluentdSection("pattern").With(("format", "json"), ("time_key", NoTimeKey)),
            new FluentdSection("pattern").With(("format", "regexp"), ("expression", Envoy))));

    private static FluentdSection Route(FluentdSettings settings) => Redirect(
        Files,
        "containers",
        [
            ("$.kubernetes.container_name", "/\\Aistio-proxy\\z/", "mesh"),
            ("$.kubernetes.container_name", "/\\Aqueue-proxy\\z/", "queue"),
            .. settings.BuildLabels.Select(label => ($"$['kubernetes']['labels']['{label}']", "/./", "builds")),
            ("$.kubernetes.namespace_name", "/\\Akube-system\\z/", "nodes"),
            ("stream", "/\\A/", "containers"),
        ]);

    /// <summary>Tells what a proxy answered from what it says of itself.</summary>
    private static FluentdSection Requests(string tag, (string Key, string Pattern) request) =>
        Redirect(tag, tag, (request.Key, request.Pattern, "access"), ("stream", "/\\A/", "containers"));

    /// <summary>Gives records another tag: that of the first rule whose key holds what the pattern matches.</summary>
    public static FluentdSection Redirect(string pattern, string id, params (string Key, string Pattern, string Tag)[] rules) => new FluentdSection("match", pattern)
        .With(("@type", "rewrite_tag_filter"), ("@id", $"route_{id}"))
        .Around(rules.Select(rule => new FluentdSection("rule").With(("key", rule.Key), ("pattern", rule.Pattern), ("tag", rule.Tag))));
}
