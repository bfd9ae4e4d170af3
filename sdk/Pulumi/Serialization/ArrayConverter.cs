using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>The default, for a list that is not there, is an array that cannot even be enumerated.</summary>
internal sealed class ArrayConverter<T> : ValueConverter
{
    public override object? Default => default(ImmutableArray<T>);

    protected override bool TryConvertValue(object value, out object? result, ref string? problem)
    {
        if (value is not ImmutableArray<object?> items)
            return Misfit("a list", value, out result, ref problem);
        var builder = ImmutableArray.CreateBuilder<T>(items.Length);
        foreach (var item in items)
        {
            if (!Of(typeof(T)).TryConvert(item, out result, ref problem))
                return false;
            builder.Add((T)result!);
        }
        result = builder.MoveToImmutable();
        return true;
    }
}
