using System.Reflection;
using System.Runtime.CompilerServices;
using Monitoring.Settings;

namespace Monitoring.Stacks.Settings;

/// <summary>One property of a settings record as the configuration sees it.</summary>
internal sealed class SettingMember
{
    private readonly PropertyInfo _property;

    public SettingMember(PropertyInfo property)
    {
        _property = property;
        Setting = property.GetCustomAttribute<SettingAttribute>()
            ?? throw new InvalidOperationException($"{property.DeclaringType}.{property.Name} has no [Setting], so it would go undocumented.");
        Name = char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
        Kind = SettingKinds.Of(property.PropertyType);
        Limits = new SettingLimits(Setting, Kind);
        IsRequired = property.IsDefined(typeof(RequiredMemberAttribute));
        IsNullable = new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;
    }

    /// <summary>The key: the property's name in camelCase.</summary>
    public string Name { get; }

    public SettingAttribute Setting { get; }

    public SettingKind Kind { get; }

    public SettingLimits Limits { get; }

    /// <summary>True for <c>required</c> properties, which only make sense in elements of lists and maps.</summary>
    public bool IsRequired { get; }

    public bool IsNullable { get; }

    /// <summary>What is accepted, with the limits.</summary>
    public string Accepted => Limits.Text is { } limits ? $"{Kind.Accepted}, {limits}" : Kind.Accepted;

    public object? Get(object record) => _property.GetValue(record);

    public void Set(object record, object? value) => _property.SetValue(record, value);
}
