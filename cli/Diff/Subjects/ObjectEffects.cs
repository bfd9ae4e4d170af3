using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Diff.Subjects;

/// <summary>What a difference between two versions of an object does to what runs.</summary>
internal static class ObjectEffects
{
    /// <summary>
    /// Fields for which Pulumi deletes the object and makes it anew, by kind: those for which the Kubernetes provider 4.32 asks for it
    /// (<c>forceNew</c> in provider/pkg/provider/diff.go), where ConfigMaps and Secrets may change in place. Another name or namespace is another
    /// object; kinds that are not listed change in place.
    /// </summary>
    private static readonly Dictionary<string, string[]> Fixed = new(StringComparer.Ordinal)
    {
        ["ClusterRoleBinding"] = ["roleRef"],
        ["DaemonSet"] = ["spec.selector"],
        ["Deployment"] = ["spec.selector"],
        ["Job"] = ["metadata.name", "spec.completions", "spec.parallelism", "spec.selector", "spec.template"],
        ["Secret"] = ["type"],
        ["Service"] = ["spec.clusterIP"],
        ["StatefulSet"] = ["spec.podManagementPolicy", "spec.revisionHistoryLimit", "spec.selector", "spec.serviceName", "spec.volumeClaimTemplates"],
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
}
