using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>What a function returned, or why it refused its arguments.</summary>
internal sealed record CallResponse(WireObject Return)
{
    public ImmutableArray<CallFailure> Failures { get; init; } = [];
}
