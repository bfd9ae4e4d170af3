using Monitoring.Tests.Stacks.Support;
using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Stacks.Policies;

/// <summary>The rules of Pod Security "restricted" (kubernetes.io, Pod Security Standards), and a read-only root file system on top.</summary>
internal static class PodSecurityRule
{
    private static readonly string[] VolumeTypes = ["configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret"];

    /// <summary>Names of the rules that a pod template breaks.</summary>
    public static IEnumerable<string> BrokenBy(PodTemplate pod)
    {
        var spec = pod.Spec;
        foreach (var share in new[] { "hostNetwork", "hostPID", "hostIPC" })
            if ((bool?)spec[share] == true)
                yield return share;
        foreach (var volume in pod.Volumes)
            if (volume.Properties().FirstOrDefault(property => property.Name != "name" && !VolumeTypes.Contains(property.Name)) is { } other)
                yield return $"{other.Name} volume";
        foreach (var rule in pod.Containers.SelectMany(container => BrokenBy(container, spec)))
            yield return rule;
    }

    private static IEnumerable<string> BrokenBy(JObject container, JObject spec)
    {
        JToken? Own(string path) => container.SelectToken($"securityContext.{path}");
        JToken? Either(string path) => Own(path) ?? spec.SelectToken($"securityContext.{path}");

        if (container.SelectTokens("ports[*].hostPort").Any(port => (int)port != 0))
            yield return "hostPort";
        if ((bool?)Own("privileged") == true)
            yield return "privileged";
        if ((bool?)Own("allowPrivilegeEscalation") != false)
            yield return "allowPrivilegeEscalation";
        if (Own("capabilities.drop")?.Values<string>().Contains("ALL") != true)
            yield return "capabilities not dropped";
        foreach (var capability in Own("capabilities.add")?.Values<string>() ?? [])
            if (capability != "NET_BIND_SERVICE")
                yield return $"capability {capability}";
        if ((bool?)Either("runAsNonRoot") != true)
            yield return "runAsNonRoot";
        if ((int?)Either("runAsUser") == 0)
            yield return "runAsUser 0";
        if ((string?)Either("seccompProfile.type") is not ("RuntimeDefault" or "Localhost"))
            yield return "seccompProfile";
        if ((bool?)Own("readOnlyRootFilesystem") != true)
            yield return "readOnlyRootFilesystem";
    }
}
