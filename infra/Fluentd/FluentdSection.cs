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
}
