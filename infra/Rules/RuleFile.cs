using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Settings;

namespace Monitoring.Rules;

/// <summary>
/// One file of alert-rules/: Prometheus' rule groups, written as JSON with Prometheus' own keys. <c>expr</c> may also be a list of lines.
/// </summary>
/// <param name="Path">Path relative to the project's root.</param>
/// <param name="Groups">What could be read, in the order of the file.</param>
/// <param name="Problems">All that could not; each names file and line. Parsing never throws.</param>
public sealed record RuleFile(string Path, ImmutableArray<RuleGroup> Groups, ImmutableArray<Problem> Problems)
{
    /// <summary>File name without extension: what the rules are about, and how <see cref="Describe.Description.RuleFiles"/> calls the file.</summary>
    public string SystemName => System.IO.Path.GetFileNameWithoutExtension(Path);

    public static RuleFile Parse(SourceFile source) => new RuleFileReader(source).Read();
}
