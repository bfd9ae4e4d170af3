namespace Pulumi.Serialization;

/// <summary>Values that arrive as they are, or that one function turns into what they are.</summary>
internal sealed class LeafConverter<T>(Func<object, object?> convert) : ValueConverter
{
    public LeafConverter()
        : this(value => value)
    {
    }

    public override object? Default => default(T);

    protected override bool TryConvertValue(object value, out object? result, ref string? problem)
    {
        result = convert(value);
        return result is T || Misfit(typeof(T).FullName!, value, out result, ref problem);
    }
}
