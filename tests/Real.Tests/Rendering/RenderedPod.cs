using System.Text.RegularExpressions;
using Monitoring.Tests.Real.Processes;
using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Real.Rendering;

/// <summary>
/// A pod template of the rendered stack, made to run as an ordinary process: its mounts become folders below one root, and its flags point there.
/// </summary>
internal sealed class RenderedPod(RenderedStack stack, JObject workload)
{
    /// <summary>What each secret holds here; the rendered placeholder says only where the real one comes from.</summary>
    public const string SecretValue = "0123-the-key";

    public const string PrometheusConfiguration = "/etc/prometheus/config/prometheus.yml";

    public const string PrometheusRules = "/etc/prometheus/rules";

    public const string AlertmanagerConfiguration = "/etc/alertmanager/config/alertmanager.yml";

    private const string AccountPath = "/var/run/secrets/kubernetes.io/serviceaccount";

    private JToken Spec => workload.SelectToken("spec.template.spec")!;

    private JToken Container => Spec["containers"]![0]!;

    public string Namespace => (string)workload.SelectToken("metadata.namespace")!;

    public string Name => $"{(string)workload.SelectToken("metadata.name")!}-0";

    public IReadOnlyDictionary<string, string> Labels =>
        workload.SelectToken("spec.template.metadata.labels")!.ToObject<Dictionary<string, string>>()!;

    /// <summary>Name of the port that stands first: where a tool serves what it is for.</summary>
    public string FirstPort => (string)Items(Container, "ports").First()["name"]!;

    /// <summary>Numbers of the container's ports by name.</summary>
    public ILookup<string, int> Ports => Items(Container, "ports").ToLookup(port => (string)port["name"]!, port => (int)port["containerPort"]!);

    /// <summary>Writes everything that the pod mounts below <paramref name="root"/>.</summary>
    public void WriteMounts(TemporaryFolder root)
    {
        foreach (var mount in Items(Container, "volumeMounts"))
        {
            var path = Below((string)mount["mountPath"]!);
            Directory.CreateDirectory(root.PathOf(path));
            foreach (var (file, text) in Content((string)mount["name"]!))
                root.Write(Path.Combine(path, file), text);
        }

        root.Write(Below($"{AccountPath}/token"), SecretValue);
        root.Write(Below($"{AccountPath}/ca.crt"), TestCertificates.Authority);
    }

    /// <summary>Path of a mounted file below <paramref name="root"/>.</summary>
    public static string PathOf(TemporaryFolder root, string path) => root.PathOf(Below(path));

    /// <summary>The container's arguments, with every mounted path below <paramref name="root"/>.</summary>
    public Flags Flags(TemporaryFolder root) => new(Items(Container, "args").Select(argument => Relocate((string)argument!, root)));

    /// <summary>Moves every mounted path in a text below <paramref name="root"/>; a path of the node becomes that of this machine.</summary>
    public string Relocate(string text, TemporaryFolder root)
    {
        var places = Items(Container, "volumeMounts").ToDictionary(mount => (string)mount["mountPath"]!, mount => Place(mount, root));
        places[AccountPath] = PathOf(root, AccountPath);
        var paths = places.Keys.OrderByDescending(path => path.Length).Select(Regex.Escape);
        var mounted = new Regex($"(?<![A-Za-z0-9_./-])({string.Join('|', paths)})(?![A-Za-z0-9_.-])");
        return mounted.Replace(text, match => places[match.Value]);
    }

    private string Place(JToken mount, TemporaryFolder root) =>
        (string?)Volume((string)mount["name"]!)?.SelectToken("hostPath.path") is { } host ? host : PathOf(root, (string)mount["mountPath"]!);

    private static IEnumerable<JToken> Items(JToken owner, string key) => owner[key] ?? new JArray();

    private static string Below(string path) => path.TrimStart('/');

    private JToken? Volume(string name) => Items(Spec, "volumes").SingleOrDefault(volume => (string?)volume["name"] == name);

    private IEnumerable<(string File, string Text)> Content(string volumeName)
    {
        var volume = Volume(volumeName);
        if (volume?["configMap"] is { } configMap)
            return Entries("ConfigMap", (string)configMap["name"]!, "data").Select(entry => (entry.Name, (string)entry.Value!));
        // Picked files of a Secret that is not ours are authorities of watched systems.
        if (volume?.SelectToken("secret.items") is { } items)
            return items.Select(item => ((string)item["path"]!, TestCertificates.Authority));
        if (volume?["secret"] is { } secret)
            return Entries("Secret", (string)secret["secretName"]!, "stringData", "data").Select(entry => (entry.Name, SecretValue));
        return [];
    }

    private IEnumerable<JProperty> Entries(string kind, string name, params string[] keys)
    {
        var item = stack.Find(kind, name);
        return keys.SelectMany(key => ((JObject?)item[key])?.Properties() ?? []);
    }
}
