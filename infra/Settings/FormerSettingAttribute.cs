namespace Monitoring.Settings;

/// <summary>Says on a settings record which key it no longer has and what takes its place, so that whoever upgrades reads more than that the key is unknown.</summary>
/// <param name="name">The key as configuration wrote it.</param>
/// <param name="successor">What to write now; whole sentences.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class FormerSettingAttribute(string name, string successor) : Attribute
{
    /// <summary>The key as configuration wrote it.</summary>
    public string Name { get; } = name;

    /// <summary>What to write now.</summary>
    public string Successor { get; } = successor;
}
