namespace Pulumi.Serialization;

internal sealed class EnumConverter(Type type) : ValueConverter
{
    public override object? Default { get; } = Enum.ToObject(type, 0);

    protected override bool TryConvertValue(object value, out object? result, ref string? problem)
    {
        if (value is not double number)
            return Misfit(type.FullName!, value, out result, ref problem);
        result = Enum.ToObject(type, (int)number);
        return true;
    }
}
