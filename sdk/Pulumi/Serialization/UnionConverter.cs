namespace Pulumi.Serialization;

/// <summary>The first of the two types that the value fits.</summary>
internal sealed class UnionConverter<T0, T1> : ValueConverter
{
    public override object? Default => default(Union<T0, T1>);

    protected override bool TryConvertValue(object value, out object? result, ref string? problem)
    {
        string? ignored = null;
        if (Of(typeof(T0)).TryConvert(value, out result, ref ignored))
            result = Union<T0, T1>.FromT0((T0)result!);
        else if (Of(typeof(T1)).TryConvert(value, out result, ref ignored))
            result = Union<T0, T1>.FromT1((T1)result!);
        else
            return Misfit($"{typeof(T0).FullName} or {typeof(T1).FullName}", value, out result, ref problem);
        return true;
    }
}
