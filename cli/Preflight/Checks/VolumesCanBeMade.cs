using System.Collections.Immutable;
using Monitoring.Cli.Checks;
using Monitoring.Cli.Engine;
using Monitoring.Settings;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Preflight.Checks;

/// <summary>Every volume has a storage class that exists, and can grow later.</summary>
internal sealed class VolumesCanBeMade : IPreflightCheck
{
    private const string DefaultMark = "storageclass.kubernetes.io/is-default-class";

    public string Title => "storage classes exist and their volumes can grow";

    public async Task<CheckOutcome> RunAsync(PreflightContext context, CancellationToken cancellation)
    {
        var wanted = context.Objects.SelectMany(Claims).Select(claim => claim.Text("storageClassName") ?? "").Distinct().Order(StringComparer.Ordinal).ToList();
        if (wanted.Count == 0)
            return CheckOutcome.Of([], "no volumes");

        var classes = ((JArray)(await context.Kubectl.JsonAsync(cancellation, "get", "storageclasses"))["items"]!).Cast<JObject>().ToList();
        var problems = wanted.SelectMany(name => ProblemsOf(name, classes)).ToList();
        return CheckOutcome.Of(problems, string.Join(", ", wanted.Select(name => name.Length > 0 ? name : "the default class")));
    }

    private static IEnumerable<Problem> ProblemsOf(string name, List<JObject> classes)
    {
        var found = classes.Where(x => name.Length > 0 ? Name(x) == name : (string?)x["metadata"]?["annotations"]?[DefaultMark] == "true").ToList();
        if (found.Count == 0)
            yield return Problem.Error(
                name.Length > 0 ? $"storageclass/{name}" : "storageclass", (name.Length > 0 ? "It does not exist." : "None is the default, so volumes without a class would wait for ever.")
                + (classes.Count > 0 ? $" There are: {string.Join(", ", classes.Select(Name).Order(StringComparer.Ordinal))}." : " There are none at all."));
        else if (found.Count > 1)
            yield return Problem.Warning("storageclass", $"Several are the default: {string.Join(", ", found.Select(Name).Order(StringComparer.Ordinal))}. The newest wins; name one in the settings.");
        else if ((bool?)found[0]["allowVolumeExpansion"] != true)
            yield return Problem.Warning($"storageclass/{Name(found[0])}", "Its volumes cannot grow (allowVolumeExpansion); choose their sizes for good, or another class.");
    }

    private static string Name(JObject found) => (string?)found["metadata"]?["name"] ?? "";

    private static IEnumerable<ImmutableDictionary<string, object>> Claims(PlannedObject planned) => planned.Kind switch
    {
        "PersistentVolumeClaim" => [planned.Resource.Inputs.Map("spec") ?? ImmutableDictionary<string, object>.Empty],
        "StatefulSet" => planned.Resource.Inputs.Map("spec").Maps("volumeClaimTemplates").Select(claim => claim.Map("spec") ?? ImmutableDictionary<string, object>.Empty),
        _ => [],
    };
}
