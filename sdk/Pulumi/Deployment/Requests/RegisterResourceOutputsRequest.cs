using Pulumi.Serialization;

namespace Pulumi;

/// <summary>The end of a component's construction, or of the stack's.</summary>
internal sealed record RegisterResourceOutputsRequest(string Urn, WireObject Outputs);
