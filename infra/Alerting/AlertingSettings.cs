using System.Collections.Immutable;
using Monitoring.Settings;

namespace Monitoring.Alerting;

/// <summary>How alerts are grouped, repeated and muted, and where their runbooks are.</summary>
public sealed record AlertingSettings : IValidatedSettings
{
    [Setting("Address of the folder with the runbooks; each alert links to `<runbooks>/<Alert>.md`.", Example = "https://git.example.com/platform/monitoring/blob/main/docs/runbooks")]
    public string Runbooks { get; init; } = "docs/runbooks";

    [Setting("Folders with rule files of your own, beside alert-rules/: absolute, or relative to the folder of Pulumi.yaml. Their tests are in `tests/` below each.", Example = "[\"../payments/alert-rules\"]")]
    public ImmutableArray<string> RuleFolders { get; init; } = [];

    [Setting("How long the first alert of a group waits for others.", Min = "0s", Max = "5m")]
    public Duration GroupWait { get; init; } = Duration.Seconds(30);

    [Setting("How long a changed group waits before it is sent again.", Min = "30s", Max = "1h")]
    public Duration GroupInterval { get; init; } = Duration.Minutes(5);

    [Setting("How often an unchanged critical alert is repeated.", Min = "5m", Max = "7d")]
    public Duration RepeatCritical { get; init; } = Duration.Hours(4);

    [Setting("How often an unchanged warning is repeated.", Min = "5m", Max = "7d")]
    public Duration RepeatWarning { get; init; } = Duration.Hours(12);

    [Setting("Named time windows, for muteWarningsIn.", Example = "{ \"nights\": { \"days\": [\"monday:friday\"], \"from\": \"18:00\", \"to\": \"08:00\", \"location\": \"Europe/Berlin\" } }")]
    public ImmutableSortedDictionary<string, TimeWindow> TimeWindows { get; init; } = ImmutableSortedDictionary<string, TimeWindow>.Empty;

    [Setting("Names of time windows in which warnings notify nobody. Critical alerts always notify.", Example = "[\"nights\"]")]
    public ImmutableArray<string> MuteWarningsIn { get; init; } = [];

    public IEnumerable<Problem> Validate(SettingsContext context)
    {
        for (var i = 0; i < MuteWarningsIn.Length; i++)
        {
            var name = MuteWarningsIn[i];
            if (TimeWindows.ContainsKey(name))
                continue;
            var hint = Nearest.To(name, TimeWindows.Keys) is { } nearest ? $"did you mean '{nearest}'?" : "define it under timeWindows.";
            yield return Problem.Error(context.Key($"muteWarningsIn[{i}]"), $"There is no time window '{name}'; {hint}");
        }

        if (RepeatCritical < GroupInterval)
            yield return Problem.Error(context.Key("repeatCritical"), $"{RepeatCritical} is shorter than groupInterval ({GroupInterval}), which Alertmanager cannot do.");
        if (RepeatWarning < GroupInterval)
            yield return Problem.Error(context.Key("repeatWarning"), $"{RepeatWarning} is shorter than groupInterval ({GroupInterval}), which Alertmanager cannot do.");
    }
}
