using Monitoring.Settings;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Diff.Subjects;

/// <summary>How long samples, logs and traces are kept, and how much room they have. What becomes shorter deletes what is older.</summary>
internal sealed class RetentionSubject : KeyedSubject
{
    private const string Flag = "--storage.tsdb.retention.";

    public override string Title => "Retention";

    protected override IEnumerable<(string Name, JObject Value)> Things(StackObjects side)
    {
        var inCluster = side.Objects.Where(item => item.Kind == "StatefulSet").Select(set => (set.Name, Arguments: set.Body.SelectTokens("spec.template.spec.containers[*].args[*]").Values<string>().OfType<string>()));
        var onHost = HostSubject.CommandLines(side).Select(program => (Name: program.Program, Arguments: program.CommandLine.Split(' ').AsEnumerable()));
        foreach (var (name, arguments) in inCluster.Concat(onHost))
        {
            var flags = arguments.Where(argument => argument.StartsWith(Flag, StringComparison.Ordinal)).ToList();
            if (flags.Count > 0)
                yield return ($"samples in {name}", new JObject(flags.Select(flag => flag[Flag.Length..].Split('=', 2)).Select(flag => new JProperty(flag[0], flag[1]))));
        }

        foreach (var (name, policy) in Policies(side))
            yield return (name, policy);
    }

    protected override IEnumerable<Effect> EffectsOf(JObject? before, JObject? after)
    {
        if (Time(before) is { } was && Time(after) is { } becomes && becomes < was)
            yield return new Effect(EffectKind.LosesData, $"what is older than {after!["time"]} is deleted");
        if (Size(before) is { } had && Size(after) is { } has && has < had)
            yield return new Effect(EffectKind.LosesData, $"what is older is deleted above {after!["size"]}");
    }

    /// <summary>Lifecycle policies, by the request that puts them into Elasticsearch.</summary>
    private static IEnumerable<(string Name, JObject Policy)> Policies(StackObjects side) =>
        from map in side.Objects
        where map.Kind == "ConfigMap"
        from line in map.Text("data['requests.txt']").Split('\n')
        let parts = line.Split(' ')
        where parts is [_, _, _, _] && parts[2].StartsWith("/_ilm/policy/", StringComparison.Ordinal)
        let age = side.Files.FirstOrDefault(file => file.Map == map.Name && file.Name == parts[3])?.Content.SelectToken("policy.phases.delete.min_age")
        where age is not null
        select ($"{parts[2]["/_ilm/policy/".Length..]} in Elasticsearch", new JObject { ["time"] = age });

    private static Duration? Time(JObject? value) => Duration.TryParse((string?)value?["time"], null, out var time) ? time : null;

    private static ByteSize? Size(JObject? value) => ByteSize.TryParse(((string?)value?["size"])?.Replace("B", "i", StringComparison.Ordinal), null, out var size) ? size : null;
}
