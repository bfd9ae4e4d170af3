using System.Collections.Immutable;

namespace Monitoring.Fluentd;

/// <summary>
/// A section of Fluentd's configuration as data: <c>&lt;name argument&gt;</c>, its parameters in order, and the sections inside it. Parameters
/// hold what stands in the file, quoted where Fluentd wants quotes.
/// </summary>
/// <param name="Name">Name of the section: <c>source</c>, <c>match</c>, <c>buffer</c>.</param>
/// <param name="Argument">What follows the name, such as a pattern of tags; empty for none.</param>
public sealed record FluentdSection(string Name, string Argument = "")
{
    public ImmutableArray<KeyValuePair<string, string>> Parameters { get; init; } = [];

    public ImmutableArray<FluentdSection> Sections { get; init; } = [];

    /// <summary>Value of a parameter; empty where it is missing.</summary>
    public string this[string parameter] => Parameters.FirstOrDefault(pair => pair.Key == parameter).Value ?? "";

    /// <summary>The plug-in: its <c>@type</c>.</summary>
    public string Type => this["@type"];

    /// <summary>This section with further parameters behind those it has.</summary>
    public FluentdSection With(params IEnumerable<(string Key, string Value)> parameters) =>
        this with { Parameters = Parameters.AddRange(parameters.Select(pair => KeyValuePair.Create(pair.Key, pair.Value))) };

    /// <summary>This section with further sections behind those it has.</summary>
    public FluentdSection Around(params IEnumerable<FluentdSection> sections) => this with { Sections = Sections.AddRange(sections) };

    /// <summary>Sections of a name right inside this one.</summary>
    public IEnumerable<FluentdSection> Inside(string name) => Sections.Where(section => section.Name == name);

    /// <summary>This section and all inside it, from the outside in.</summary>
    public IEnumerable<FluentdSection> AndAllInside() => Sections.SelectMany(section => section.AndAllInside()).Prepend(this);
}
