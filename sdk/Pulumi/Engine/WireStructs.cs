using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;

namespace Pulumi.Engine;

/// <summary>Wire values as messages of the protocol, and back.</summary>
internal static class WireStructs
{
    public static Struct Write(WireObject pairs)
    {
        var result = new Struct();
        foreach (var (key, value) in pairs)
            result.Fields[key] = Write(value);
        return result;
    }

    public static Value Write(object? wire) =>
        wire switch
        {
            null => Value.ForNull(),
            bool flag => Value.ForBool(flag),
            double number => Value.ForNumber(number),
            string text => Value.ForString(text),
            WireObject pairs => Value.ForStruct(Write(pairs)),
            WireList list => Value.ForList([.. list.Select(Write)]),
            _ => throw new InvalidOperationException($"{wire.GetType().FullName} is no wire value."),
        };

    /// <summary>An absent message is an empty object.</summary>
    public static WireObject Read(Struct? message)
    {
        var result = new WireObject();
        foreach (var (key, value) in message?.Fields ?? [])
            result[key] = Read(value);
        return result;
    }

    private static object? Read(Value value)
    {
        switch (value.KindCase)
        {
            case Value.KindOneofCase.BoolValue:
                return value.BoolValue;
            case Value.KindOneofCase.NumberValue:
                return value.NumberValue;
            case Value.KindOneofCase.StringValue:
                return value.StringValue;
            case Value.KindOneofCase.StructValue:
                return Read(value.StructValue);
            case Value.KindOneofCase.ListValue:
                var list = new WireList(value.ListValue.Values.Count);
                list.AddRange(value.ListValue.Values.Select(Read));
                return list;
            default:
                return null;
        }
    }
}
