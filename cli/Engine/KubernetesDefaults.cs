using System.Collections.Immutable;

namespace Monitoring.Cli.Engine;

/// <summary>Fills in what the Kubernetes provider adds to an object before it creates it.</summary>
internal static class KubernetesDefaults
{
    /// <summary>An object without a name gets the Pulumi name; the real provider appends eight random characters to it.</summary>
    public static ImmutableDictionary<string, object> Fill(string pulumiName, ImmutableDictionary<string, object> inputs)
    {
        if (!inputs.ContainsKey("kind"))
            return inputs;
        var metadata = (inputs.GetValueOrDefault("metadata") as ImmutableDictionary<string, object>) ?? ImmutableDictionary<string, object>.Empty;
        return metadata.ContainsKey("name") ? inputs : inputs.SetItem("metadata", metadata.SetItem("name", pulumiName));
    }
}
