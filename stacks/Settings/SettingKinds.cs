using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Monitoring.Settings;
using Newtonsoft.Json.Linq;

namespace Monitoring.Stacks.Settings;

/// <summary>Finds the <see cref="SettingKind"/> of a property's type. A type that no kind covers is an error in the program.</summary>
internal static class SettingKinds
{
    private static readonly JTokenType[] Text = [JTokenType.String];
    private static readonly JTokenType[] TextOrNumber = [JTokenType.String, JTokenType.Integer, JTokenType.Float];

    private static readonly Dictionary<Type, ScalarKind> Known = new[]
    {
        Scalar<string>("text", "text", "string", Text, TryText, v => v),
        Scalar<bool>("true or false", "true or false", "boolean", [JTokenType.Boolean], TryBoolean, v => v ? "true" : "false"),
        Scalar<int>("whole number", "a whole number", "integer", [JTokenType.Integer], TryInteger, v => v.ToString(CultureInfo.InvariantCulture)),
        Scalar<double>("number", "a number", "string", [JTokenType.Integer, JTokenType.Float], TryNumber, v => v.ToString(CultureInfo.InvariantCulture)),
        Scalar<DateOnly>("date", "a date such as 2027-04-05", "string", Text, TryDate, v => v.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        Scalar<TimeOnly>("time of day", "a time of day such as 08:30", "string", Text, TryTime, v => v.ToString("HH:mm", CultureInfo.InvariantCulture)),
        Parsable<Duration>("duration", "a duration such as 30s, 24h or 1d12h"),
        Parsable<ByteSize>("size", "a size such as 512Mi or 10Gi"),
        Parsable<CpuQuantity>("CPU", "an amount of CPU such as 100m or 2"),
    }.ToDictionary(k => k.Type);

    private delegate bool TryParse<T>(string text, out T value);

    public static SettingKind Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (Known.TryGetValue(type, out var known))
            return known;
        if (type.IsEnum)
            return OfEnum(type);
        if (Argument(type, typeof(ImmutableArray<>), 0) is { } element)
            return new ListKind(Of(element), element);
        if (Argument(type, typeof(ImmutableSortedDictionary<,>), 1) is { } value && type.GenericTypeArguments[0] == typeof(string))
            return new MapKind(Of(value), value);
        if (type.IsClass && type.GetMethod("<Clone>$") is not null)
            return new RecordKind(type);
        if (type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IParsable<>)))
            return (ScalarKind)typeof(SettingKinds).GetMethod(nameof(Parsable), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(type).Invoke(null, [KebabCase.Of(type.Name), $"a value of type {type.Name}"])!;
        throw new InvalidOperationException($"{type} cannot be the type of a setting.");
    }

    private static ScalarKind OfEnum(Type type)
    {
        var values = Enum.GetValues(type).Cast<object>().ToDictionary(v => KebabCase.Of(v.ToString()!), StringComparer.Ordinal);
        return new ScalarKind(
            type, "choice", $"one of {string.Join(", ", values.Keys)}", "string", Text, values.GetValueOrDefault, v => KebabCase.Of(v.ToString()!), null);
    }

    private static ScalarKind Parsable<T>(string typeName, string accepted)
        where T : IParsable<T> =>
        Scalar(typeName, accepted, "string", TextOrNumber, (string text, out T value) => T.TryParse(text, CultureInfo.InvariantCulture, out value!), v => v.ToString()!);

    private static ScalarKind Scalar<T>(string typeName, string accepted, string pulumiType, JTokenType[] tokens, TryParse<T> parse, Func<T, string> write) =>
        new(typeof(T), typeName, accepted, pulumiType, tokens, text => parse(text, out var value) ? value : null, v => write((T)v),
            typeof(T).IsAssignableTo(typeof(IComparable<T>)) ? (a, b) => Comparer<T>.Default.Compare((T)a, (T)b) : null);

    private static Type? Argument(Type type, Type definition, int index) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == definition ? type.GenericTypeArguments[index] : null;

    private static bool TryText(string text, out string value)
    {
        value = text;
        return true;
    }

    private static bool TryBoolean(string text, out bool value)
    {
        value = text == "true";
        return text is "true" or "false";
    }

    private static bool TryInteger(string text, out int value) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    private static bool TryNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    private static bool TryDate(string text, out DateOnly value) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    private static bool TryTime(string text, out TimeOnly value) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
}
