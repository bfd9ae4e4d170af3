namespace Pulumi.Serialization;

/// <summary>A value that travels as a string holding its JSON.</summary>
internal sealed record JsonText(object Content);
