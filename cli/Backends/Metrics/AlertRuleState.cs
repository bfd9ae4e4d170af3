using System.Collections.Immutable;

namespace Monitoring.Cli.Backends.Metrics;

/// <summary>An alert rule and what it does now.</summary>
/// <param name="Name">Name of the alert.</param>
/// <param name="Expression">Its condition.</param>
/// <param name="Error">Why it could not be evaluated; empty otherwise.</param>
/// <param name="Instances">Those that are pending or firing.</param>
internal sealed record AlertRuleState(string Name, string Expression, string Error, ImmutableArray<AlertInstance> Instances);
