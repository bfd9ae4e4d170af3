namespace Pulumi.Serialization;

/// <summary>A known output inside a value.</summary>
internal sealed class OutputConverter<T> : ValueConverter
{
    public override object? Default => Output.Create(default(T)!);

    protected override bool TryConvertValue(object value, out object? result, ref string? problem)
    {
        if (!Of(typeof(T)).TryConvert(value, out result, ref problem))
            return false;
        result = Output.Create((T)result!);
        return true;
    }
}
