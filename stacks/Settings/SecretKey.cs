namespace Monitoring.Stacks.Settings;

/// <summary>A configuration key whose value is secret.</summary>
/// <param name="Name">Name of the key, without the project.</param>
/// <param name="Text">What it is for, as it stands in docs/configuration.md.</param>
public sealed record SecretKey(string Name, string Text);
