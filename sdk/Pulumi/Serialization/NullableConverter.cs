namespace Pulumi.Serialization;

internal sealed class NullableConverter<T> : ValueConverter where T : struct
{
    public override object? Default => null;

    protected override bool TryConvertValue(object value, out object? result, ref string? problem) =>
        Of(typeof(T)).TryConvert(value, out result, ref problem);
}
