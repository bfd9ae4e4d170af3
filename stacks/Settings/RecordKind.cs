namespace Monitoring.Stacks.Settings;

/// <summary>An object whose members are the properties of a settings record.</summary>
internal sealed record RecordKind(Type Type) : SettingKind
{
    public SettingsShape Shape => SettingsShape.Of(Type);

    public override string TypeName => "object";

    public override string Accepted => $"an object with the keys {string.Join(", ", Shape.Members.Select(m => m.Name))}";

    public override string PulumiType => "object";

    public override string Format(object? value)
    {
        if (value is null)
            return "";
        var members = Shape.Members.Select(m => $"{m.Name}: {m.Kind.Format(m.Get(value))}");
        return $"{{{string.Join(", ", members)}}}";
    }
}
