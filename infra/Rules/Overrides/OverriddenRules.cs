using System.Collections.Immutable;
using Monitoring.Settings;

namespace Monitoring.Rules.Overrides;

/// <summary>The rules of a stack with its overrides in place.</summary>
/// <param name="Files">Without alerts that are switched off, and without groups and files of which nothing is left.</param>
/// <param name="Problems">Overrides that cannot be followed, or change nothing; each names its key.</param>
public sealed record OverriddenRules(ImmutableArray<RuleFile> Files, ImmutableArray<Problem> Problems);
