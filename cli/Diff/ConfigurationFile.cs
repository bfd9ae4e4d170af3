using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Diff;

/// <summary>A file of a ConfigMap, or of a host, that could be read.</summary>
/// <param name="Map">Name of the ConfigMap; empty on a host.</param>
/// <param name="Name">Name of the file.</param>
/// <param name="Content">What it says.</param>
internal sealed record ConfigurationFile(string Map, string Name, JObject Content)
{
    /// <summary>True for names of files that have an object at the top.</summary>
    public static bool HasObjects(string name) => Path.GetExtension(name) is ".json" or ".yml" or ".yaml";
}
