using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Structs marked with <see cref="EnumTypeAttribute"/>.</summary>
internal static class EnumStructs
{
    /// <summary>The constructor, usually private, that takes the value on the wire; null if there is none.</summary>
    public static ConstructorInfo? ConstructorOf(Type type) =>
        type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .FirstOrDefault(constructor => constructor.GetParameters() is [{ ParameterType: var only }] && (only == typeof(string) || only == typeof(double)));
}
