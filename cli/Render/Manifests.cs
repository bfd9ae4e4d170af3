using System.Collections.Immutable;
using System.Globalization;
using Monitoring.Cli.Engine;

namespace Monitoring.Cli.Render;

/// <summary>Orders the objects of a stack so that each finds what it needs, and gives each a file.</summary>
internal static class Manifests
{
    /// <summary>Kinds in the order of application; others come last. Isolation stands before the pods that it is about.</summary>
    private static readonly ImmutableArray<string> Order =
    [
        "Namespace", "CustomResourceDefinition", "PriorityClass", "StorageClass", "NetworkPolicy", "ServiceAccount", "ClusterRole", "ClusterRoleBinding",
        "Role", "RoleBinding", "ConfigMap", "Secret", "PersistentVolume", "PersistentVolumeClaim", "Service", "PodDisruptionBudget", "DaemonSet",
        "StatefulSet", "Deployment", "HorizontalPodAutoscaler", "Job", "CronJob",
    ];

    public static IReadOnlyList<ManifestFile> Of(IEnumerable<RecordedResource> resources)
    {
        var objects = resources.Where(r => r.IsKubernetesObject)
            .OrderBy(r => Rank(r.Kind))
            .ThenBy(r => r.Kind, StringComparer.Ordinal)
            .ThenBy(r => r.Inputs.Text("metadata", "namespace"), StringComparer.Ordinal)
            .ThenBy(r => r.Inputs.Text("metadata", "name"), StringComparer.Ordinal)
            .ToList();
        var digits = Math.Max(3, (objects.Count * 10).ToString(CultureInfo.InvariantCulture).Length);
        return [.. objects.Index().Select(o => new ManifestFile(FileName((o.Index + 1) * 10, digits, o.Item), ManifestYaml.Write(o.Item.Inputs)))];
    }

    private static int Rank(string kind) => Order.IndexOf(kind) is >= 0 and var rank ? rank : Order.Length;

    private static string FileName(int number, int digits, RecordedResource resource)
    {
        var name = resource.Inputs.Text("metadata", "name") ?? resource.Name;

        // Names of roles may hold colons and names of custom resource definitions dots; only the former trouble file systems.
        return $"{number.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0')}-{resource.Kind.ToLowerInvariant()}-{name.Replace(':', '-')}.yaml";
    }
}
