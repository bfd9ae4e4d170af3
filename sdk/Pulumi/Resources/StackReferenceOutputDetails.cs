namespace Pulumi;

/// <summary>One output of another stack: exactly one of the two is set, or none if the output does not exist.</summary>
public sealed class StackReferenceOutputDetails
{
    public object? Value { get; set; }

    public object? SecretValue { get; set; }
}
