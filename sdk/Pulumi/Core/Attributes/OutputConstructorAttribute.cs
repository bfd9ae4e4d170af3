namespace Pulumi;

/// <summary>Marks the constructor whose parameters are the properties of an output type.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
public sealed class OutputConstructorAttribute : Attribute;
