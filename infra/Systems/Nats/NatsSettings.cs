using Monitoring.Settings;

namespace Monitoring.Systems.Nats;

/// <summary>Whether one NATS cluster is watched, and how the exporters beside its servers are found.</summary>
public sealed record NatsSettings : IValidatedSettings
{
    [Setting("Watches a NATS cluster through the Prometheus NATS exporter in each server's pod, which the official chart adds with `promExporter.enabled`. The exporter needs at least `-varz` and `-connz`.")]
    public bool Enabled { get; init; }

    [Setting("Namespace of the servers' pods.", Pattern = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", PatternText = "a DNS label such as 'nats'")]
    public string Namespace { get; init; } = "nats";

    [Setting("The label by which the servers' pods are found. The default is that of the official chart; its `app.kubernetes.io/name` would find the nats-box too, which has no metrics.", Pattern = "[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?=[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?", PatternText = "one label with its value, such as 'app=nats'")]
    public string PodLabel { get; init; } = "app.kubernetes.io/component=nats";

    [Setting("Port of the exporter.", Min = "1", Max = "65535")]
    public int Port { get; init; } = 7777;

    [Setting("What the exporter's `-prefix` says: the official chart runs it with `nats`. Empty for the exporter's own names, which begin with gnatsd and jetstream. Rules and dashboards follow.", Pattern = "([A-Za-z]([A-Za-z0-9_]*[A-Za-z0-9])?)?", PatternText = "the beginning of a metric's name without the last underscore, such as 'nats'", Example = "nats")]
    public string MetricPrefix { get; init; } = "";

    [Setting("Number of servers in the cluster. The alerts about servers that are gone need it, so it has to be set where NATS is watched.", Min = "1", Max = "100", Example = "3")]
    public int? Servers { get; init; }

    [Setting("True when the servers run JetStream and the exporter has `-jsz=all`; its alerts exist only then.")]
    public bool JetStream { get; init; } = true;

    [Setting("True when the exporter runs with `-healthz`, which the official chart does not; the alert about what a server says of its own health exists only then.")]
    public bool Healthz { get; init; }

    public IEnumerable<Problem> Validate(SettingsContext context)
    {
        if (!Enabled)
            yield break;
        if (Servers is null)
            yield return Problem.Error(context.Key("servers"), "The number of servers is not set; without it nobody is told when one is gone.");
        if (JetStream && Servers is { } servers && servers % 2 == 0)
            yield return Problem.Warning(context.Key("servers"), $"JetStream on {servers} servers survives no more failures than on {servers - 1}; NATS' documentation asks for an odd number.");
    }
}
