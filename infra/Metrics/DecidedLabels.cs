using System.Collections.Immutable;

namespace Monitoring.Metrics;

/// <summary>
/// Labels that say nothing about which series it is: in every metric of a job that has them, the others already tell. Without them no two series of one scrape are
/// equal.
/// </summary>
/// <param name="By">Labels that tell the series apart; the statement is about metrics that have all of them.</param>
/// <param name="Labels">Labels whose values follow from those.</param>
/// <param name="Always">
/// True when the values follow for all time, as what belongs to the id of a container; false when they follow at any one moment, as the uid of a pod follows from its
/// name until another pod has that name.
/// </param>
public sealed record DecidedLabels(ImmutableArray<string> By, ImmutableArray<string> Labels, bool Always);
