using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Settings;

namespace Monitoring.Rules;

/// <summary>Says all that is wrong with the rule files for one stack. Each check is a class of its own under Checks/.</summary>
public static class RuleLint
{
    private static readonly ImmutableArray<IRuleCheck> Checks =
    [
    ];

    /// <summary>Problems in the order of files and lines; nothing here throws for bad input.</summary>
    public static ImmutableArray<Problem> Check(IEnumerable<SourceFile> files, RuleLintContext context)
    {
        var parsed = files.Select(RuleFile.Parse).OrderBy(x => x.Path, StringComparer.Ordinal).ToImmutableArray();
        return [.. parsed.SelectMany(x => x.Problems)];
    }
}
