using System.Collections.Immutable;
using System.Globalization;

namespace Monitoring.Fluentd;

/// <summary>
/// Compiles Fluentd's configuration: one file for each step that a record takes, included by <see cref="Main"/> in that order. The tests'
/// record path shows what comes out of real lines.
/// </summary>
public static class FluentdConfig
{
    /// <summary>The file that Fluentd is started with.</summary>
    public const string Main = "fluent.conf";

    public static ImmutableSortedDictionary<string, string> Compile(FluentdTool tool)
    {
        (string Name, IEnumerable<FluentdSection> Sections)[] steps =
        [
            ("sources.conf", FluentdSources.Sections(tool)),
            ("lines.conf", FluentdLines.Sections()),
            ("records.conf", [FluentdRecords.Section(tool)]),
            ("documents.conf", [FluentdDocuments.Section(tool)]),
            ("destinations.conf", [FluentdDestinations.Section(tool)]),
            ("dead-letters.conf", [FluentdDestinations.DeadLetters(tool), FluentdDestinations.OwnLog()]),
            ("metrics.conf", Metrics()),
        ];
        var files = steps.ToImmutableSortedDictionary(step => step.Name, step => FluentdWriter.Write(step.Sections), StringComparer.Ordinal);
        return files.Add(Main, $"{FluentdWriter.Write(System())}\n{string.Concat(steps.Select(step => $"@include {step.Name}\n"))}");
    }

    private static FluentdSection System() => new FluentdSection("system").With(
        ("workers", "1"),
        ("log_level", "info"),
        // A plug-in that fails for every record would fill the log it is read from.
        ("ignore_repeated_log_interval", "30s"),
        ("ignore_same_log_interval", "30s"));

    private static IEnumerable<FluentdSection> Metrics() =>
    [
        new FluentdSection("source")
            .With(
                ("@type", "prometheus"),
                ("@id", "metrics"),
                ("bind", "0.0.0.0"),
                ("port", FluentdTool.Port.ToString(CultureInfo.InvariantCulture)),
                ("metrics_path", "/metrics"))
            .Around(new FluentdSection("transport", "tls").With(
                ("cert_path", $"{FluentdTool.Certificate}/tls.crt"),
                ("private_key_path", $"{FluentdTool.Certificate}/tls.key"))),
        new FluentdSection("source").With(("@type", "prometheus_output_monitor"), ("@id", "metrics_of_outputs"), ("interval", "10s"), ("gauge_all", "false")),
        new FluentdSection("source").With(("@type", "prometheus_tail_monitor"), ("@id", "metrics_of_files"), ("interval", "10s")),
    ];
}
