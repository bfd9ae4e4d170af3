using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Diff;

/// <summary>One object of the cluster, as a side of a comparison has it.</summary>
/// <param name="Body">The whole object.</param>
internal sealed partial record ClusterObject(JObject Body)
{
    public string Kind => Text("kind");

    public string Namespace => Text("metadata.namespace");

    public string Name => Text("metadata.name");

    /// <summary>
    /// What people call it: <c>StatefulSet monitoring/prometheus</c>. A job that is made anew with a new hash in its name is the same job.
    /// </summary>
    public string Id
    {
        get
        {
            var name = Kind == "Job" ? HashAtTheEnd().Replace(Name, "") : Name;
            return Namespace.Length == 0 ? $"{Kind} {name}" : $"{Kind} {Namespace}/{name}";
        }
    }

    /// <summary>The template of the pods that run all the time; null for an object without any.</summary>
    public JToken? PodTemplate => Kind is "Deployment" or "StatefulSet" or "DaemonSet" ? Body.SelectToken("spec.template") : null;

    /// <summary>Claims of a StatefulSet.</summary>
    public IEnumerable<JToken> Claims => Body.SelectTokens("spec.volumeClaimTemplates[*]");

    /// <summary>A text somewhere in it; empty when it is not there.</summary>
    public string Text(string path) => (string?)Body.SelectToken(path) ?? "";

    [GeneratedRegex("-[0-9a-f]{16}$")]
    private static partial Regex HashAtTheEnd();
}
