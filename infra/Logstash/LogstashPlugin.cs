using System.Collections.Immutable;

namespace Monitoring.Logstash;

/// <summary>One plug-in of a Logstash pipeline as data: <c>elasticsearch { hosts => [...] }</c>.</summary>
/// <param name="Name">Name of the plug-in.</param>
public sealed record LogstashPlugin(string Name)
{
    /// <summary>Options in order; values are string, int, bool, or a sequence of strings.</summary>
    public ImmutableArray<KeyValuePair<string, object>> Options { get; init; } = [];
}
