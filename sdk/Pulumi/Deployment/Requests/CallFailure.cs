namespace Pulumi;

/// <summary>An argument that a function refused; the property is empty if the reason concerns the whole call.</summary>
internal sealed record CallFailure(string Property, string Reason);
