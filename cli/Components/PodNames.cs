using System.Text.RegularExpressions;
using Monitoring.Cli.Backends;

namespace Monitoring.Cli.Components;

/// <summary>How the pods of a workload are called. Controllers append what they make up from an alphabet without vowels, see Kubernetes' <c>rand.SafeEncodeString</c>.</summary>
internal static class PodNames
{
    private const string Letters = "[bcdfghjklmnpqrstvwxz2456789]";

    /// <summary>A regular expression for the names of all pods of a component, those of tomorrow too.</summary>
    public static string PatternOf(ComponentId component)
    {
        var name = Regex.Escape(component.Name);
        return component.Kind switch
        {
            "deployment" => $"{name}-{Letters}{{1,10}}-{Letters}{{5}}",
            "statefulset" => $"{name}-[0-9]+",
            "cronjob" => $"{name}-[0-9]+-{Letters}{{5}}",
            "daemonset" or "job" or "replicaset" => $"{name}-{Letters}{{5}}",
            "pod" => name,
            _ => $"{name}(-.+|@.+)?",
        };
    }
}
