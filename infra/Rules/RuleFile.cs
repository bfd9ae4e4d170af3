using System.Collections.Immutable;
using System.Runtime.CompilerServices;
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
    private static readonly ConditionalWeakTable<SourceFile, RuleFile> Parsed = [];

    /// <summary>File name without extension: what the rules are about, and how <see cref="Describe.Description.RuleFiles"/> calls the file.</summary>
    public string SystemName => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Reads a source; of one and the same it is the same file again.</summary>
    public static RuleFile Parse(SourceFile source) => Parsed.GetValue(source, x => new RuleFileReader(x).Read());
}
