using System.Globalization;

namespace Monitoring.Fluentd;

/// <summary>What is read on a node: the log files of its containers, and its journal.</summary>
internal static class FluentdSources
{
    /// <summary>Seconds over which lines are counted for a limit.</summary>
    private const int Period = 5;

    public static IEnumerable<FluentdSection> Sections(FluentdTool tool)
    {
        yield return Containers(tool);
        if (tool.Settings.JournalUnits.Length > 0)
            yield return Journal(tool.Settings);
    }

    private static FluentdSection Containers(FluentdTool tool) => new FluentdSection("source")
        .With(
            ("@type", "tail"),
            ("@id", "containers"),
            ("@label", FluentdLines.Label),
            ("tag", "kubernetes.*"),
            ("path", "/var/log/containers/*.log"),
            ("exclude_path", $"[{string.Join(", ", Excluded(tool).Select(path => $"\"{path}\""))}]"),
            ("pos_file", $"{FluentdTool.State}/containers.pos"),
            // Files are renamed when they are rotated; by their inode none is read twice, and none is left before its end.
            ("follow_inodes", "true"),
            ("rotate_wait", "30s"),
            ("refresh_interval", "15s"),
            // A container has written its first lines before its file is found.
            ("read_from_head", "true"),
            ("emit_unmatched_lines", "true"))
        .Around(Parse(), Limits(tool.Settings));

    /// <summary>The format of containerd and CRI-O. The plug-in for it takes the blanks at the beginning of messages away, and with them the shape of stack traces.</summary>
    private static FluentdSection Parse() => new FluentdSection("parse").With(
        ("@type", "regexp"),
        ("expression", @"/\A(?<time>\S+) (?<stream>stdout|stderr) (?<logtag>[FP])\S* (?<message>.*)\z/"),
        ("time_format", "%Y-%m-%dT%H:%M:%S.%N%:z"),
        ("keep_time_key", "true"));

    private static FluentdSection Limits(FluentdSettings settings) => new FluentdSection("group")
        .With(
            ("pattern", @"/^\/var\/log\/containers\/(?<pod>[^_]+)_(?<namespace>[^_]+)_(?<container>.+)\.log$/"),
            ("rate_period", $"{Period}s"))
        // Rules with more keys come first, whatever their order; anchors would not match, because the values are compared joined by '_'.
        .Around(settings.NamespaceLinesPerSecond.Select(limit => Limit($$"""{"namespace": "/{{limit.Key}}/", "pod": "/.+/"}""", limit.Value))
            .Append(Limit("""{"namespace": "/.+/"}""", settings.LinesPerSecond)));

    private static FluentdSection Limit(string match, int linesPerSecond) => new FluentdSection("rule").With(
        ("match", match),
        ("limit", (linesPerSecond * Period).ToString(CultureInfo.InvariantCulture)));

    private static FluentdSection Journal(FluentdSettings settings) => new FluentdSection("source")
        .With(
            ("@type", "systemd"),
            ("@id", "journal"),
            ("@label", FluentdDocuments.Label),
            ("tag", "journal"),
            ("path", "/var/log/journal"),
            ("matches", $"[{string.Join(", ", settings.JournalUnits.Select(unit => $$"""{"_SYSTEMD_UNIT": "{{unit}}"}"""))}]"),
            ("read_from_head", "false"))
        .Around(
            new FluentdSection("storage").With(("@type", "local"), ("persistent", "true"), ("path", $"{FluentdTool.State}/journal.json")),
            new FluentdSection("entry").With(("fields_strip_underscores", "true"), ("fields_lowercase", "true")));

    /// <summary>Fluentd's own log among them: a record about each record would never end.</summary>
    private static IEnumerable<string> Excluded(FluentdTool tool) =>
        tool.Settings.ExcludedNamespaces.Select(name => $"/var/log/containers/*_{name}_*.log")
            .Prepend($"/var/log/containers/{tool.Workload.Name}-*_{tool.Workload.Namespace}_*.log");
}
