using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>Classes marked with <see cref="OutputTypeAttribute"/>; what the object lacks becomes the default of the parameter.</summary>
internal sealed class OutputTypeConverter(Type type) : ValueConverter
{
    private readonly Lazy<Parameter[]> _parameters =
        new(() => [.. OutputTypeShape.Of(type).Parameters.Select(parameter => new Parameter(parameter.Key, Of(parameter.Value)))]);

    public override object? Default => null;

    protected override bool TryConvertValue(object value, out object? result, ref string? problem)
    {
        if (value is not ImmutableDictionary<string, object?> pairs)
            return Misfit(type.FullName!, value, out result, ref problem);
        var parameters = _parameters.Value;
        var arguments = new object?[parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!parameters[i].Converter.TryConvert(pairs.GetValueOrDefault(parameters[i].Name), out arguments[i], ref problem))
            {
                result = null;
                return false;
            }
        }
        result = OutputTypeShape.Of(type).Create(arguments);
        return true;
    }

    private sealed record Parameter(string Name, ValueConverter Converter);
}
