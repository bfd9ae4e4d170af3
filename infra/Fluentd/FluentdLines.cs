namespace Monitoring.Fluentd;

/// <summary>
/// Makes whole messages from lines: what the container runtime split is joined, then bytes become text, then stack traces are joined. A line
/// waits at most <see cref="Wait"/> for one that may belong to it.
/// </summary>
internal static class FluentdLines
{
    public const string Label = "@LINES";

    private const string Texts = "@TEXTS";
    private const string Wait = "5s";

    public static IEnumerable<FluentdSection> Sections() =>
    [
        new FluentdSection("label", Label).Around(
            new FluentdSection("filter", "**").With(
                ("@type", "concat"),
                ("@id", "partial_lines"),
                ("@log_level", "warn"),
                ("key", "message"),
                ("partial_key", "logtag"),
                ("partial_value", "P"),
                ("stream_identity_key", "stream"),
                ("separator", "\"\""),
                ("use_first_timestamp", "true"),
                ("flush_interval", Wait),
                ("timeout_label", Texts)),
            To(Texts)),
        new FluentdSection("label", Texts).Around(
            // Not before: the runtime splits in the middle of a letter.
            FluentdDocuments.Text("**", "utf8"),
            Join("python", @"\ATraceback \(most recent call last\):\z", end: @"\A(?!Traceback )\S"),
            Join("go", @"\A(?:panic: |fatal error: )|\A[^\n{]*\bpanic serving [^\n]*\z", more: @"\A(?:\z|\s|\[signal |goroutine \d+ |created by |exit status \d|[\w./\[\]-]+\(.*\)\z)"),
            Join(
                "frames",
                @"\A(?!\s|\{|Caused by:|Suppressed:|Traceback )[^\n]*(?:\b[A-Za-z_$][\w$.]*(?:Exception|Error|Throwable)\b(?:[: (]|\z)|\.rb:\d+:in [^\n]*\([\w:]+\)\z)[^\n]*\z|\A(?:trce|dbug|info|warn|fail|crit): [^\s\[]+\[\d+\]\z",
                more: @"\A(?:\z|\s|Caused by: |Suppressed: |--- End of |\}\z|[^\s:]+\.rb:\d+:in )"),
            To(FluentdRecords.Label)),
    ];

    /// <summary>Passes everything on to a label.</summary>
    private static FluentdSection To(string label) => new FluentdSection("match", "**").With(("@type", "relabel"), ("@label", label));

    /// <summary>Joins lines of one container and stream from one that starts a trace, up to one that ends it or for as long as they belong to it.</summary>
    private static FluentdSection Join(string id, string start, string? more = null, string? end = null) => new FluentdSection("filter", "**").With(
        new (string Key, string? Value)[]
        {
            ("@type", "concat"),
            ("@id", $"traces_{id}"),
            ("@log_level", "warn"),
            ("key", "message"),
            ("stream_identity_key", "stream"),
            ("multiline_start_regexp", $"/{start}/"),
            ("continuous_line_regexp", more is null ? null : $"/{Escaped(more)}/"),
            ("multiline_end_regexp", end is null ? null : $"/{end}/"),
            ("use_first_timestamp", "true"),
            ("flush_interval", Wait),
            ("timeout_label", FluentdRecords.Label),
        }.Where(pair => pair.Value is not null).Select(pair => (pair.Key, pair.Value!)));

    private static string Escaped(string pattern) => pattern.Replace("/", @"\/", StringComparison.Ordinal);
}
