namespace Monitoring.Cli.Render;

/// <summary>One rendered object.</summary>
/// <param name="Name">File name; its number is the place in the order of application.</param>
/// <param name="Yaml">Its content.</param>
internal sealed record ManifestFile(string Name, string Yaml);
