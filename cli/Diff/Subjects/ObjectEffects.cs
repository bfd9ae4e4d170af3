using Monitoring.Settings;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Diff.Subjects;

/// <summary>What a difference between two versions of an object does to what runs.</summary>
internal static class ObjectEffects
{
    /// <summary>Fields that Kubernetes does not change in place; for these Pulumi deletes the object and makes it anew.</summary>
    private static readonly Dictionary<string, string[]> Fixed = new(StringComparer.Ordinal)
    {
        ["StatefulSet"] = ["spec.podManagementPolicy", "spec.selector", "spec.serviceName", "spec.volumeClaimTemplates"],
        ["Deployment"] = ["spec.selector"],
        ["DaemonSet"] = ["spec.selector"],
        ["Job"] = ["metadata.name", "spec.completions", "spec.selector", "spec.template"],
        ["Service"] = ["spec.clusterIP"],
        ["PersistentVolumeClaim"] = ["spec.accessModes", "spec.storageClassName", "spec.volumeName"],
        ["ClusterRoleBinding"] = ["roleRef"],
        ["RoleBinding"] = ["roleRef"],
        ["Secret"] = ["type"],
        ["PriorityClass"] = ["value", "preemptionPolicy"],
    };

    public static IEnumerable<Effect> Of(ClusterObject? before, ClusterObject? after)
    {
        if (before is null)
            return [];
        return after is null ? OfRemoval(before) : OfChange(before, after);
    }

    private static IEnumerable<Effect> OfRemoval(ClusterObject before)
    {
        if (before.Kind == "Namespace")
            yield return new Effect(EffectKind.LosesData, "everything in it is deleted with it");
        else if (before.Kind == "PersistentVolumeClaim" || (before.Claims.Any() && DeletesVolumes(before)))
            yield return new Effect(EffectKind.LosesData, "its volume is deleted with it");
        else if (before.Claims.Any())
            yield return new Effect(EffectKind.LosesData, "its volumes stay behind, and nothing reads them any more");
    }

    private static IEnumerable<Effect> OfChange(ClusterObject before, ClusterObject after)
    {
        foreach (var effect in OfVolumes(before, after))
            yield return effect;
        var replaced = Fixed.GetValueOrDefault(after.Kind, []).Where(path => Differs(before, after, path)).ToList();
        if (replaced.Count > 0 && after.Kind == "Job")
            yield return new Effect(EffectKind.IsReplaced, "the job runs once more");
        else if (replaced.Count > 0)
            yield return new Effect(EffectKind.IsReplaced, $"{string.Join(", ", replaced)} cannot be changed in place{(before.Claims.Any() && !DeletesVolumes(before) ? "; its volumes stay, as large as they are" : "")}");
        else if (!JToken.DeepEquals(before.PodTemplate, after.PodTemplate))
            yield return new Effect(EffectKind.Restarts, Reason(before, after));
    }

    private static IEnumerable<Effect> OfVolumes(ClusterObject before, ClusterObject after)
    {
        var mounted = after.Claims.Select(NameOf).ToHashSet(StringComparer.Ordinal);
        foreach (var claim in before.Claims.Select(NameOf).Where(claim => !mounted.Contains(claim)))
            yield return new Effect(EffectKind.LosesData, $"nothing reads the volume '{claim}' any more");
        if (before.Claims.Any() && DeletesVolumes(before) && Fixed[before.Kind].Any(path => Differs(before, after, path)))
            yield return new Effect(EffectKind.LosesData, "its volumes are deleted when it is replaced");
        if (before.Claims.Any() && Replicas(before) > Replicas(after))
            yield return new Effect(EffectKind.LosesData, $"{Replicas(before) - Replicas(after)} of {Replicas(before)} pods end, and nothing reads their volumes any more");
        if (before.Kind == "PersistentVolumeClaim" && SizeOf(before.Body) > SizeOf(after.Body))
            yield return new Effect(EffectKind.IsReplaced, "a volume cannot become smaller");
    }

    private static string Reason(ClusterObject before, ClusterObject after)
    {
        var fields = Fields.Compare(before.PodTemplate, after.PodTemplate);
        return fields.All(field => field.Path.Contains("config-hash", StringComparison.Ordinal)) ? "it reads its configuration only at start"
            : fields.FirstOrDefault(field => field.Path.EndsWith(".image", StringComparison.Ordinal)) is { } image ? $"its image becomes {image.After}"
            : "its pod template changes";
    }

    private static bool Differs(ClusterObject before, ClusterObject after, string path) => !JToken.DeepEquals(before.Body.SelectToken(path), after.Body.SelectToken(path));

    private static bool DeletesVolumes(ClusterObject item) => item.Text("spec.persistentVolumeClaimRetentionPolicy.whenDeleted") == "Delete";

    private static int Replicas(ClusterObject item) => (int?)item.Body.SelectToken("spec.replicas") ?? 1;

    private static string NameOf(JToken claim) => (string?)claim.SelectToken("metadata.name") ?? "";

    private static ByteSize SizeOf(JToken claim) => ByteSize.TryParse((string?)claim.SelectToken("spec.resources.requests.storage"), null, out var size) ? size : default;
}
