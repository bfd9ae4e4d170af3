using System.Collections.Immutable;

namespace Pulumi.Serialization;

internal sealed class DictionaryConverter<T> : ValueConverter
{
    public override object? Default => null;

    protected override bool TryConvertValue(object value, out object? result, ref string? problem)
    {
        if (value is not ImmutableDictionary<string, object?> pairs)
            return Misfit("an object", value, out result, ref problem);
        var builder = ImmutableDictionary.CreateBuilder<string, T>();
        foreach (var (key, item) in pairs)
        {
            if (!Of(typeof(T)).TryConvert(item, out result, ref problem))
                return false;
            builder[key] = (T)result!;
        }
        result = builder.ToImmutable();
        return true;
    }
}
