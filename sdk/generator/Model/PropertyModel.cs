namespace Monitoring.Generator.Model;

/// <summary>One property: its name on the wire, the name C# sees, and its type on each side.</summary>
public sealed record PropertyModel(
    string WireName, string Name, TypeRef InputType, TypeRef OutputType, bool Required, bool Secret);
