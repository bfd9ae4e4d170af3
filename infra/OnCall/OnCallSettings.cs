using Monitoring.Settings;

namespace Monitoring.OnCall;

/// <summary>Who is told about alerts, and who notices when alerting itself is dead.</summary>
public sealed record OnCallSettings : OnCallReceiverSettings
{
    [Setting("A second service that gets the same notifications, for a cut-over without a gap. Its key is the secret onCallSecondKey.")]
    public OnCallReceiverSettings Second { get; init; } = new();

    [Setting("The dead man's switch.")]
    public HeartbeatSettings Heartbeat { get; init; } = new();

    /// <summary>True when anything leaves the cluster.</summary>
    public bool NotifiesAnyone => Target != OnCallTarget.None || Heartbeat.ToUrl;

    /// <summary>Secret keys that these settings need.</summary>
    public IEnumerable<string> RequiredSecrets()
    {
        if (Target != OnCallTarget.None)
            yield return OnCallSecrets.Key;
        if (Second.Target != OnCallTarget.None)
            yield return OnCallSecrets.SecondKey;
        if (Heartbeat.ToUrl)
            yield return OnCallSecrets.HeartbeatUrl;
    }

    public override IEnumerable<Problem> Validate(SettingsContext context)
    {
        foreach (var problem in base.Validate(context))
            yield return problem;
        if (Second.Target != OnCallTarget.None && Target == OnCallTarget.None)
            yield return Problem.Error(context.Key("second.target"), "There is a second service but no first one; set target, or move the settings there.");
        if (Heartbeat.Name.Length > 0 && !SpeaksOpsgenie && !Heartbeat.ToUrl)
            yield return Problem.Error(context.Key("heartbeat.name"), "Only opsgenie and jsm have named heartbeats; for others set heartbeat.toUrl and the secret heartbeatUrl.");
        if (Heartbeat.Name.Length > 0 && Heartbeat.ToUrl)
            yield return Problem.Error(context.Key("heartbeat.toUrl"), "The heartbeat goes either to the named heartbeat or to the secret address, not to both; remove heartbeat.name or heartbeat.toUrl.");
        if (Target != OnCallTarget.None && Heartbeat.Name.Length == 0 && !Heartbeat.ToUrl)
            yield return Problem.Warning(context.Key("heartbeat"), "People are on call but nothing notices when Prometheus or Alertmanager dies; set heartbeat.name, or heartbeat.toUrl.");
    }
}
