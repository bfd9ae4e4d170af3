using System.Collections.Immutable;
using System.Globalization;
using Monitoring.Settings;

namespace Monitoring.OnCall;

/// <summary>One service that is told about alerts. Its key is a secret of its own and never part of these settings.</summary>
public record OnCallReceiverSettings : IValidatedSettings
{
    /// <summary>OpsGenie's end of support, after which its API stops (vendor's announcement of 2025-03; no new accounts since 2025-06-04).</summary>
    public static readonly DateOnly OpsgenieEnd = new(2027, 4, 5);

    private static readonly string[] PriorityNames = ["P1", "P2", "P3", "P4", "P5"];

    [Setting("Service that is told about alerts.")]
    public OnCallTarget Target { get; init; } = OnCallTarget.None;

    [Setting("Region of the OpsGenie account; only for target opsgenie.")]
    public OpsgenieRegion Region { get; init; } = OpsgenieRegion.Us;

    [Setting("Who is called; only for targets opsgenie and jsm. Empty leaves it to the routing rules of the integration.", Example = "[{ \"name\": \"platform\", \"type\": \"team\" }]")]
    public ImmutableArray<Responder> Responders { get; init; } = [];

    [Setting("Tags put on every notification; only for targets opsgenie and jsm.", Example = "[\"kubernetes\"]")]
    public ImmutableArray<string> Tags { get; init; } = [];

    [Setting("Priority by severity, P1 to P5; only for targets opsgenie and jsm. A severity that is not named gets P3.")]
    public ImmutableSortedDictionary<string, string> Priorities { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty.Add("critical", "P1").Add("warning", "P3").Add("info", "P5");

    [Setting("Slack channel; only for target slack. Empty takes the webhook's own channel.", Example = "#alerts")]
    public string Channel { get; init; } = "";

    [Setting("Deploys target opsgenie although its API has ended, for instance against a compatible proxy.")]
    public bool ForceRetiredApi { get; init; }

    /// <summary>True for the two services that share OpsGenie's API.</summary>
    public bool SpeaksOpsgenie => Target is OnCallTarget.Opsgenie or OnCallTarget.Jsm;

    public virtual IEnumerable<Problem> Validate(SettingsContext context)
    {
        if (Target == OnCallTarget.Opsgenie && RetiredApi(context) is { } retired)
            yield return retired;
        if (Region != OpsgenieRegion.Us && Target != OnCallTarget.Opsgenie)
            yield return Problem.Error(context.Key("region"), $"Only OpsGenie has regions, but the target is {Name}; remove the region or set target to opsgenie.");
        if (!SpeaksOpsgenie && (Responders.Length > 0 || Tags.Length > 0))
            yield return Problem.Error(context.Key(Responders.Length > 0 ? "responders" : "tags"), $"Only opsgenie and jsm know responders and tags, but the target is {Name}; set them up in that service instead.");
        if (Channel.Length > 0 && Target != OnCallTarget.Slack)
            yield return Problem.Error(context.Key("channel"), $"Only slack has channels, but the target is {Name}.");
        for (var i = 0; i < Responders.Length; i++)
            if (Responders[i].Name.Length == 0)
                yield return Problem.Error(context.Key($"responders[{i}].name"), "a responder needs a name.");
        foreach (var (severity, priority) in Priorities.Where(entry => !PriorityNames.Contains(entry.Value)))
            yield return Problem.Error(context.Key($"priorities.{severity}"), $"'{priority}' is not a priority; accepted are P1 to P5.");
    }

    /// <summary>Base address of the OpsGenie API, with the trailing slash that Alertmanager expects.</summary>
    public string ApiUrl => (Target, Region) switch
    {
        (OnCallTarget.Jsm, _) => "https://api.atlassian.com/jsm/ops/integration/",
        (_, OpsgenieRegion.Eu) => "https://api.eu.opsgenie.com/",
        _ => "https://api.opsgenie.com/",
    };

    private string Name => Target.ToString().ToLowerInvariant();

    private Problem? RetiredApi(SettingsContext context)
    {
        var end = OpsgenieEnd.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var daysLeft = OpsgenieEnd.DayNumber - context.Today.DayNumber;
        const string Remedy = "set target to jsm (same API, key of a Prometheus integration in Jira Service Management); onCall.second sends to both during the cut-over";
        return (ForceRetiredApi, daysLeft) switch
        {
            (_, >= 0) => Problem.Warning(context.Key("target"), $"OpsGenie's API ends on {end}, in {daysLeft} days: {Remedy}."),
            (true, _) => Problem.Warning(context.Key("target"), $"OpsGenie's API ended on {end}; deployed all the same because forceRetiredApi is set."),
            _ => Problem.Error(context.Key("target"), $"OpsGenie's API ended on {end}, nobody would be told: {Remedy}. forceRetiredApi deploys it all the same."),
        };
    }
}
