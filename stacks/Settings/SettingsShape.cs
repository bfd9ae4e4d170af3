using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Monitoring.Stacks.Settings;

/// <summary>The keys of a settings record: its settable public properties, in the order in which they are declared, those of a base record first.</summary>
internal sealed class SettingsShape
{
    private static readonly ConcurrentDictionary<Type, SettingsShape> Shapes = new();

    private readonly MethodInfo _copy;

    private SettingsShape(Type type)
    {
        Type = type;
        _copy = type.GetMethod("<Clone>$") ?? throw new InvalidOperationException($"{type} is not a record, so it cannot hold settings.");
        Members =
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(p => p.SetMethod is { IsPublic: true })
                .OrderBy(p => Depth(p.DeclaringType))
                .ThenBy(p => p.MetadataToken)
                .Select(p => new SettingMember(p)),
        ];
    }

    public Type Type { get; }

    public ImmutableArray<SettingMember> Members { get; }

    public static SettingsShape Of(Type type) => Shapes.GetOrAdd(type, t => new SettingsShape(t));

    /// <summary>A record with every property at its default.</summary>
    public object Default() => Activator.CreateInstance(Type)!;

    /// <summary>A copy that can be filled without touching the original, which may be a default that others share.</summary>
    public object Copy(object record) => _copy.Invoke(record, null)!;

    private static int Depth(Type? type) => type is null ? 0 : 1 + Depth(type.BaseType);

    public SettingMember? Find(string name) => Members.FirstOrDefault(m => m.Name == name);
}
