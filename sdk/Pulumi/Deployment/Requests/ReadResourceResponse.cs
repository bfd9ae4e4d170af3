using Pulumi.Serialization;

namespace Pulumi;

/// <summary>The state of a resource that was read.</summary>
internal sealed record ReadResourceResponse(string Urn, WireObject Properties);
