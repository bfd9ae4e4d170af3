using System.Collections.Immutable;

namespace Monitoring.Cli.Engine;

/// <summary>Everything that one run of the program declared.</summary>
/// <param name="Resources">In the order of declaration.</param>
/// <param name="Outputs">By name, in ordinal order.</param>
/// <param name="Failure">Why the run failed, in words for people; null when it did not.</param>
public sealed record RecordedProgram(ImmutableArray<RecordedResource> Resources, ImmutableArray<RecordedOutput> Outputs, string? Failure);
