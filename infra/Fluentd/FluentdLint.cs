using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Monitoring.Settings;

namespace Monitoring.Fluentd;

/// <summary>
/// What is wrong with Fluentd's configuration although nothing but a node with its logs would show it: sections that do not close, plug-ins
/// that the image lacks, labels that lead nowhere, matches that nothing reaches, buffers that lose what they hold.
/// </summary>
public static class FluentdLint
{
    /// <param name="files">File name to text, with <see cref="FluentdConfig.Main"/>.</param>
    public static ImmutableArray<Problem> Check(IReadOnlyDictionary<string, string> files)
    {
        var problems = new List<Problem>();
        var sections = FluentdReader.Read(files, FluentdConfig.Main, problems);
        foreach (var name in files.Keys.Where(name => name != FluentdConfig.Main && !files[FluentdConfig.Main].Contains($"@include {name}\n", StringComparison.Ordinal)))
            problems.Add(Problem.Error(name, $"{FluentdConfig.Main} does not include the file."));
        foreach (var section in sections.SelectMany(section => section.AndAllInside()))
            problems.AddRange(Plugin(section).Concat(Expressions(section)));
        problems.AddRange(Twice(sections, "@id").Concat(Twice(sections, "pos_file")).Concat(Twice(sections, "path", "buffer", "storage")));
        problems.AddRange(Labels(sections));
        foreach (var group in sections.Where(section => section.Name == "label").Append(Root(sections)))
            problems.AddRange(Matches(group));
        problems.AddRange(sections.SelectMany(section => section.AndAllInside()).Where(section => section.Name is "match" or "store").SelectMany(Buffers));
        return [.. problems];
    }

    private static FluentdSection Root(ImmutableArray<FluentdSection> sections) =>
        new("the top level") { Sections = [.. sections.Where(section => section.Name is "filter" or "match")] };

    private static IEnumerable<Problem> Plugin(FluentdSection section)
    {
        if (FluentdPlugins.Of(section.Name) is not { } known || section is { Name: "inject" })
            yield break;
        if (section.Type.Length == 0)
            yield return Problem.Error(Where(section), "The section does not say which plug-in it is for: @type is missing.");
        else if (!known.Contains(section.Type))
            yield return Problem.Error(Where(section), $"The image has no plug-in '{section.Type}' for this{(Nearest.To(section.Type, known) is { } nearest ? $"; did you mean '{nearest}'?" : ".")}");
    }

    private static IEnumerable<Problem> Expressions(FluentdSection section)
    {
        foreach (var (key, value) in section.Parameters.Where(pair => pair.Value.Length > 1 && pair.Value[0] == '/' && pair.Value[^1] == '/'))
        {
            if (Wrong(value[1..^1]) is { } wrong)
                yield return Problem.Error(Where(section), $"{key} is no regular expression: {wrong}");
        }
    }

    private static string? Wrong(string expression)
    {
        try
        {
            _ = new Regex(expression, RegexOptions.CultureInvariant);
            return null;
        }
        catch (ArgumentException e)
        {
            return e.Message;
        }
    }

    private static IEnumerable<Problem> Twice(IEnumerable<FluentdSection> sections, string key, params string[] only) =>
        from section in sections.SelectMany(section => section.AndAllInside())
        where section[key].Length > 0 && (only.Length == 0 || only.Contains(section.Name))
        group section by section[key] into same
        where same.Count() > 1
        select Problem.Error(Where(same.Last()), $"{key} '{same.Key}' is used {same.Count()} times.");

    private static IEnumerable<Problem> Labels(ImmutableArray<FluentdSection> sections)
    {
        var labels = sections.Where(section => section.Name == "label").ToLookup(section => section.Argument);
        var used = sections.SelectMany(section => section.AndAllInside()).SelectMany(section => new[] { section["@label"], section["timeout_label"] }).Where(label => label.Length > 0).ToHashSet();
        foreach (var label in used.Where(label => !labels.Contains(label)).Order(StringComparer.Ordinal))
            yield return Problem.Error(label, "Records are sent to this label, but there is none of that name.");
        foreach (var label in labels.Where(label => !used.Contains(label.Key) && label.Key is not ("@ERROR" or "@FLUENT_LOG")))
            yield return Problem.Error(label.Key, "Nothing is sent to this label.");
        foreach (var label in labels.Where(label => label.Count() > 1))
            yield return Problem.Error(label.Key, $"The label is defined {label.Count()} times.");
        if (!labels.Contains("@ERROR"))
            yield return Problem.Error("@ERROR", "Without this label, records that a destination refuses are lost.");
        foreach (var source in sections.Where(section => section.Name == "source" && section["tag"].Length > 0 && section["@label"].Length == 0))
            yield return Problem.Error(Where(source), "The source sends its records to no label.");
    }

    private static IEnumerable<Problem> Matches(FluentdSection label)
    {
        var where = label.Argument.Length > 0 ? label.Argument : label.Name;
        string? all = null;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var section in label.Sections.Where(section => section.Name is "filter" or "match"))
        {
            if (all is not null || (section.Name == "match" && !seen.Add(section.Argument)))
                yield return Problem.Error(where, $"{Where(section)} sees no record: an earlier match takes them all.");
            if (section.Name == "match" && new FluentdPattern(section.Argument).IsAll)
                all = section.Argument;
        }

        if (label.Name == "label" && all is null)
            yield return Problem.Error(where, "Records with a tag that no match names are thrown away; end the label with <match **>.");
    }

    private static IEnumerable<Problem> Buffers(FluentdSection output)
    {
        if (output.Type is "copy" or "null" or "relabel" or "rewrite_tag_filter" or "detect_exceptions" or "prometheus" or "roundrobin")
            yield break;
        if (output.Inside("buffer").FirstOrDefault() is not { } buffer)
        {
            yield return Problem.Error(Where(output), "Without a <buffer>, records are held in memory and lost with the pod.");
            yield break;
        }

        if (buffer.Type != "file")
            yield return Problem.Error(Where(output), $"A buffer of type '{buffer.Type}' is lost with the pod; it has to be 'file'.");
        if (buffer["overflow_action"] != "block")
            yield return Problem.Error(Where(output), "A full buffer throws records away unless overflow_action is 'block'.");
        if (buffer["retry_forever"] != "true")
            yield return Problem.Error(Where(output), "Records are thrown away after three days without the destination; set retry_forever.");
        if (buffer["total_limit_size"].Length == 0)
            yield return Problem.Error(Where(output), "The buffer takes 64 GiB of the node's disk unless total_limit_size says less.");
        if (!output.Inside("secondary").Any())
            yield return Problem.Error(Where(output), "Chunks that the destination refuses are thrown away without a <secondary>.");
    }

    private static string Where(FluentdSection section)
    {
        var id = section["@id"];
        return $"<{section.Name}{(section.Argument.Length > 0 ? $" {section.Argument}" : "")}>{(id.Length > 0 ? $" {id}" : section.Type.Length > 0 ? $" {section.Type}" : "")}";
    }
}
