using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Diff;

/// <summary>A file in a ConfigMap that could be read.</summary>
/// <param name="Map">Name of the ConfigMap.</param>
/// <param name="Name">Name of the file.</param>
/// <param name="Content">What it says.</param>
internal sealed record ConfigurationFile(string Map, string Name, JObject Content);
