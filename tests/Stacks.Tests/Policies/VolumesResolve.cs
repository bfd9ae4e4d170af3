using Monitoring.Describe;
using Monitoring.Tests.Stacks.Support;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Stacks.Policies;

public sealed class VolumesResolve(StackRuns runs) : Policy(runs)
{
    [Fact]
    public void A_mount_of_nothing_is_found() =>
        Finds("'gone'", "StatefulSet", "prometheus", body => Container(body)["volumeMounts"]![0]!["name"] = "gone");

    [Fact]
    public void A_volume_that_nothing_mounts_is_found() =>
        Finds("nothing mounts", "StatefulSet", "prometheus", body => ((JArray)Container(body)["volumeMounts"]!).RemoveAt(0));

    [Fact]
    public void Two_mounts_at_one_place_are_found() => Finds("twice", "StatefulSet", "prometheus", body =>
    {
        var mounts = (JArray)Container(body)["volumeMounts"]!;
        mounts[0]["mountPath"] = mounts[1]["mountPath"];
    });

    [Theory]
    [InlineData("configMap.name", "ConfigMap")]
    [InlineData("secret.secretName", "Secret")]
    public void A_reference_to_nothing_is_found(string path, string kind) => Finds($"{kind} 'gone'", "StatefulSet", "alertmanager", body =>
        ((JValue)PodSpec(body)["volumes"]!.Select(volume => volume.SelectToken(path)).First(name => name is not null)!).Value = "gone");

    [Fact]
    public void A_projection_of_no_Secret_is_found() =>
        Finds("Secret 'gone'", "Job", Runs.Full.OfKind("Job").Single().ObjectName, body => ((JValue)body.SelectTokens("$..projected.sources[0].secret.name").First()).Value = "gone");

    [Fact]
    public void A_projection_of_nothing_is_found() =>
        Finds("ConfigMap 'gone'", "Deployment", "grafana", body => ((JValue)body.SelectTokens("$..projected.sources[0].configMap.name").First()).Value = "gone");

    protected override IEnumerable<string> Violations(StackRecord stack) =>
        stack.Pods.SelectMany(pod => Mounts(pod).Concat(References(pod, stack)).Select(sentence => $"{pod.Owner.Id}: {sentence}"));

    private static IEnumerable<string> Mounts(PodTemplate pod)
    {
        var volumes = pod.Volumes.Select(volume => (string)volume["name"]!).Concat(pod.Claims).ToList();
        var mounts = pod.Containers.SelectMany(container => container.SelectTokens("volumeMounts[*]")).ToList();
        foreach (var twice in volumes.GroupBy(name => name).Where(group => group.Count() > 1))
            yield return $"the volume '{twice.Key}' is defined twice.";
        foreach (var mount in mounts.Where(mount => !volumes.Contains((string)mount["name"]!)))
            yield return $"the volume '{mount["name"]}' is mounted but does not exist.";
        foreach (var idle in volumes.Except(mounts.Select(mount => (string)mount["name"]!)))
            yield return $"nothing mounts the volume '{idle}'.";
        foreach (var place in pod.Containers.SelectMany(container => container.SelectTokens("volumeMounts[*].mountPath").Values<string>().GroupBy(path => path)))
            if (place.Count() > 1)
                yield return $"'{place.Key}' is a mount point twice.";
    }

    /// <summary>The certificates of a watched system and the credentials for what somebody else runs are the user's own Secrets, and none of the stack's.</summary>
    private static IEnumerable<string> References(PodTemplate pod, StackRecord stack)
    {
        var references = new[]
        {
            ("ConfigMap", "$..configMap.name"), ("ConfigMap", "$..configMapRef.name"), ("ConfigMap", "$..configMapKeyRef.name"),
            ("Secret", "$..secret.secretName"), ("Secret", "$..secretRef.name"), ("Secret", "$..secretKeyRef.name"), ("Secret", "$..sources[*].secret.name"),
        };
        var ofTheUser = stack.Plan.Certificates.Select(certificate => certificate.Secret).Concat(stack.Plan.Authorities.Select(authority => authority.Secret).Where(secret => secret != CertificateAuthority.OfStackSecret))
            .Append(stack.Plan.Settings.Elasticsearch.External.Secret).Append(stack.Plan.Settings.Elasticsearch.Snapshots.Secret).ToHashSet();
        return from reference in references
               from name in pod.Spec.SelectTokens(reference.Item2).Values<string>()
               where reference.Item1 != "Secret" || !ofTheUser.Contains(name)
               where !stack.OfKind(reference.Item1).Any(found => found.ObjectName == name && found.Namespace == pod.Owner.Namespace)
               select $"the {reference.Item1} '{name}' does not exist in its namespace.";
    }
}
