namespace Monitoring.Fluentd;

/// <summary>Makes documents from records: their fields have the same names and meanings whoever wrote them, and nothing else is left.</summary>
internal static class FluentdDocuments
{
    public const string Label = "@DOCUMENTS";

    private const string Pods = "{containers,access,builds,nodes}";

    public static FluentdSection Section(FluentdTool tool) => new FluentdSection("label", Label).Around(
        Text("journal", "journal_utf8"),
        Fields("journal", "fields_of_journal", FluentdFields.OfJournal(tool.StreamsNamespace), keep: true),
        Fields("access", "fields_of_requests", FluentdFields.OfRequests),
        Fields(Pods, "fields", FluentdFields.OfContainers(tool.StreamsNamespace), keep: true),
        new FluentdSection("match", "**").With(("@type", "relabel"), ("@label", FluentdDestinations.Label)));

    /// <summary>Makes text of bytes. What is no UTF-8 becomes the replacement character.</summary>
    public static FluentdSection Text(string pattern, string id) => new FluentdSection("filter", pattern).With(
        ("@type", "record_modifier"),
        ("@id", id),
        ("char_encoding", "utf-8:utf-8"));

    /// <summary>Sets fields; with <paramref name="keep"/> nothing else remains.</summary>
    public static FluentdSection Fields(string pattern, string id, IReadOnlyList<(string Name, FluentdValue Value)> fields, bool keep = false)
    {
        var filter = new FluentdSection("filter", pattern).With(("@type", "record_modifier"), ("@id", id));
        if (keep)
            filter = filter.With(("whitelist_keys", string.Join(',', fields.Select(field => field.Name).Concat(Kept).Distinct())));
        return filter.Around(new FluentdSection("record").With(fields.Select(field => (field.Name, field.Value.Placeholder))));
    }

    private static IEnumerable<string> Kept => FluentdFields.OfRequests.Select(one => one.Name).Append("stream");
}
