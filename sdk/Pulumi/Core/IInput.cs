namespace Pulumi;

/// <summary>An <see cref="Input{T}"/> of any type.</summary>
internal interface IInput
{
    /// <summary>
    /// What to serialize: a plain value, an output, or (lists and maps) a collection of inputs, each with its own
    /// known and secret bits.
    /// </summary>
    object? Content { get; }

    IOutput Output { get; }
}
