using System.Collections.Immutable;

namespace Monitoring.Logstash;

/// <summary>A plug-in as it stands in a pipeline's text.</summary>
/// <param name="Section"><c>input</c>, <c>filter</c> or <c>output</c>.</param>
/// <param name="Name">Name of the plug-in.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Options">Options in order, with all texts and words of their values.</param>
internal sealed record LogstashUse(string Section, string Name, int Line, ImmutableArray<(string Name, ImmutableArray<string> Values)> Options)
{
    public IEnumerable<string> ValuesOf(string option) => Options.Where(other => other.Name == option).SelectMany(other => other.Values);
}
