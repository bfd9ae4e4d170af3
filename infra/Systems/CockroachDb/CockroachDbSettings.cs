using Monitoring.Settings;

namespace Monitoring.Systems.CockroachDb;

/// <summary>Whether one CockroachDB cluster is watched, and how its nodes are found and reached.</summary>
public sealed record CockroachDbSettings : IValidatedSettings
{
    [Setting("Watches a CockroachDB cluster that runs in pods.")]
    public bool Enabled { get; init; }

    [Setting("Namespace of the nodes' pods.", Pattern = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", PatternText = "a DNS label such as 'cockroachdb'")]
    public string Namespace { get; init; } = "cockroachdb";

    [Setting("The label by which the nodes' pods are found. The default is that of the official chart; its jobs carry another one.", Pattern = "[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?=[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?", PatternText = "one label with its value, such as 'app=cockroachdb'")]
    public string PodLabel { get; init; } = "app.kubernetes.io/component=cockroachdb";

    [Setting("Port of the metrics, which is that of the DB Console.", Min = "1", Max = "65535")]
    public int Port { get; init; } = 8080;

    [Setting("Number of nodes. A node that is gone takes its metrics with it, so the alerts about nodes that are gone and about the majority need it.", Min = "1", Max = "100", Example = "3")]
    public int? Nodes { get; init; }

    [Setting("How nodes are called: verify is https with a certificate of the cluster's authority, skip is https with any certificate, off is http, for clusters that run with `--insecure`.")]
    public CockroachDbTls Tls { get; init; } = CockroachDbTls.Verify;

    [Setting("Name of a Secret in the namespace of the tools, for verify: the authority of the nodes' certificates in `ca.crt`; nothing else of it is mounted. It is yours, and has to exist before Prometheus starts.", Example = "cockroachdb-ca", Pattern = "([a-z0-9]([a-z0-9-]{0,50}[a-z0-9])?)?", PatternText = "a DNS label of at most 52 characters, such as 'cockroachdb-ca'")]
    public string Authority { get; init; } = "";

    [Setting("Name that the nodes' certificates are checked against, for verify. They do not bear the address of the pod; `localhost` stands in all that the official chart makes.")]
    public string ServerName { get; init; } = "localhost";

    [Setting("True to keep everything that nodes tell, about 14,000 series each. Otherwise those stay that rules and panels read.")]
    public bool AllMetrics { get; init; }

    public IEnumerable<Problem> Validate(SettingsContext context)
    {
        if (!Enabled)
            yield break;
        if (Nodes is null)
            yield return Problem.Error(context.Key("nodes"), "The number of nodes is not set; without it nobody is told when CockroachDB loses its majority.");
        if (Tls == CockroachDbTls.Verify && Authority.Length == 0)
            yield return Problem.Error(context.Key("authority"), "Checking the nodes' certificates needs the name of a Secret with their authority; set it, or set tls to skip.");
        if (Tls == CockroachDbTls.Verify && ServerName.Length == 0)
            yield return Problem.Error(context.Key("serverName"), "The nodes' certificates do not bear the address of the pod, so an empty name fails every scrape; set a name that they bear.");
        if (Tls != CockroachDbTls.Verify && Authority.Length > 0)
            yield return Problem.Error(context.Key("tls"), $"An authority is set, but {Tls.ToString().ToLowerInvariant()} does not use it; set tls to verify, or remove it.");
    }
}
