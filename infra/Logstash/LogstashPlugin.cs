using System.Collections.Immutable;

namespace Monitoring.Logstash;

/// <summary>One plug-in of a Logstash pipeline as data: <c>elasticsearch { hosts => [...] }</c>.</summary>
/// <param name="Name">Name of the plug-in.</param>
public sealed record LogstashPlugin(string Name)
{
    /// <summary>Options in order; values are string, int, bool, a sequence of strings, or pairs of strings.</summary>
    public ImmutableArray<KeyValuePair<string, object>> Options { get; init; } = [];

    /// <summary>Options from pairs.</summary>
    public static ImmutableArray<KeyValuePair<string, object>> OptionsOf(params (string Name, object Value)[] options) =>
        [.. options.Select(option => KeyValuePair.Create(option.Name, option.Value))];
}
