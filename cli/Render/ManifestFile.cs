namespace Monitoring.Cli.Render;

/// <summary>One rendered file.</summary>
/// <param name="Name">File name; of an object its number is the place in the order of application.</param>
/// <param name="Text">Its content.</param>
internal sealed record ManifestFile(string Name, string Text);
