using System.Collections.Immutable;

namespace Monitoring.Fluentd;

/// <summary>
/// Plug-ins that are in <see cref="FluentdImage"/>, by the kind of section that uses them: those of Fluentd itself, and those of the gems that
/// the image's Gemfile.lock names (concat 2.6, detect-exceptions 0.0, elasticsearch 6.0, kubernetes_metadata_filter 3.8, multi-format-parser
/// 1.0, parser-cri 0.1, prometheus 2.2, record-modifier 2.2, rewrite-tag-filter 2.4, systemd 1.1). A name that is missing here is not
/// necessarily missing there: add it when the image is known to have it.
/// </summary>
public static class FluentdPlugins
{
    private static readonly ImmutableSortedDictionary<string, ImmutableSortedSet<string>> Known = new Dictionary<string, string>
    {
        ["source"] = "tail systemd forward http monitor_agent prometheus prometheus_monitor prometheus_output_monitor prometheus_tail_monitor sample",
        ["filter"] = "concat dedot elasticsearch_genid grep grok kubernetes_metadata parser prometheus record_modifier record_transformer stdout systemd_entry",
        ["match"] = "copy detect_exceptions elasticsearch elasticsearch_data_stream elasticsearch_dynamic exec file forward http null prometheus relabel rewrite_tag_filter roundrobin stdout",
        ["parse"] = "apache2 cri csv grok json ltsv msgpack multi_format multiline nginx none regexp syslog tsv",
        ["buffer"] = "file file_single memory",
        ["secondary"] = "elasticsearch file forward http null secondary_file stdout",
        ["storage"] = "local",
        ["format"] = "csv hash json ltsv msgpack out_file single_value stdout tsv",
        ["inject"] = "",
    }.ToImmutableSortedDictionary(kind => kind.Key, kind => kind.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToImmutableSortedSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>The known plug-ins for a section; null where the section has none.</summary>
    /// <param name="section">Name of the section; <c>store</c> counts as <c>match</c>.</param>
    public static ImmutableSortedSet<string>? Of(string section) => Known.GetValueOrDefault(section == "store" ? "match" : section);
}
