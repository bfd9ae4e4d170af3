namespace Monitoring.Tests.Sdk.Surface;

/// <summary>Spells types as the listings do; <paramref name="abbreviations"/> are prefixes of full names with their short forms, longest first.</summary>
internal sealed class TypeNames(params (string Prefix, string Short)[] abbreviations)
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(double)] = "double",
        [typeof(int)] = "int",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
    };

    public string Of(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Of(value) + "?";
        return type.IsGenericType
            ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>"
            : Abbreviated(type);
    }

    private string Abbreviated(Type type)
    {
        var known = abbreviations.FirstOrDefault(a => type.FullName!.StartsWith(a.Prefix, StringComparison.Ordinal));
        return known.Prefix is null ? type.Name : known.Short + type.FullName![known.Prefix.Length..];
    }
}
