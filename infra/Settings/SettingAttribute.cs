namespace Monitoring.Settings;

/// <summary>
/// Marks a property of a settings record as a configuration key. Text and example go into docs/configuration.md; the default is the
/// property's initial value. A settings property without this attribute is an error in the program, so none goes undocumented.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SettingAttribute(string text) : Attribute
{
    /// <summary>What the setting does and when to change it; one or two sentences.</summary>
    public string Text { get; } = text;

    /// <summary>An example value, for settings whose default is empty.</summary>
    public string? Example { get; init; }

    /// <summary>Smallest accepted value, in the notation of the setting's own type (<c>1h</c>, <c>1Gi</c>, <c>1</c>).</summary>
    public string? Min { get; init; }

    /// <summary>Largest accepted value, in the notation of the setting's own type.</summary>
    public string? Max { get; init; }

    /// <summary>A regular expression that the whole text has to match, with <see cref="PatternText"/> to say it in words.</summary>
    public string? Pattern { get; init; }

    /// <summary>What <see cref="Pattern"/> accepts, in words: "a DNS label such as 'monitoring'".</summary>
    public string? PatternText { get; init; }
}
