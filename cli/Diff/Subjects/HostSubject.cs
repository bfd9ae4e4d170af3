using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Diff.Subjects;

/// <summary>What a host of the stack is given beside rules, routes and dashboards: its units, its script, and settings of both.</summary>
internal sealed class HostSubject : KeyedSubject
{
    private const string Units = "systemd/";

    public override string Title => "Host";

    /// <summary>Files without an object at the top, which no other subject can read.</summary>
    protected override IEnumerable<(string Name, JObject Value)> Things(StackObjects side) =>
        side.HostFiles.Where(file => !ConfigurationFile.HasObjects(file.Key)).Select(file => (file.Key, new JObject { ["text"] = file.Value }));

    protected override IEnumerable<Effect> EffectsOf(JObject? before, JObject? after)
    {
        if (before is not null && after is not null && ExecStart(before) is { } was && ExecStart(after) is { } becomes)
            yield return new Effect(EffectKind.Restarts, was == becomes ? "its unit changes" : "it is started in another way");
    }

    /// <summary>The command line of a unit; null for another file.</summary>
    internal static string? ExecStart(JObject file) => ((string)file["text"]!).Split('\n').FirstOrDefault(line => line.StartsWith("ExecStart=", StringComparison.Ordinal))?["ExecStart=".Length..];

    /// <summary>The command lines of all units, by the name of the program.</summary>
    internal static IEnumerable<(string Program, string CommandLine)> CommandLines(StackObjects side) =>
        from file in side.HostFiles
        where file.Key.StartsWith(Units, StringComparison.Ordinal)
        let line = ExecStart(new JObject { ["text"] = file.Value })
        where line is not null
        select (file.Key[Units.Length..].Replace("monitoring-", "", StringComparison.Ordinal).Replace(".service", "", StringComparison.Ordinal), line);
}
