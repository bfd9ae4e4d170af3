using Monitoring.Settings;

namespace Monitoring.Systems.Etcd;

/// <summary>Whether one etcd cluster is watched, and how its members are found and reached.</summary>
public sealed record EtcdSettings : IValidatedSettings
{
    [Setting("Watches an etcd cluster. Turn it on where its members can be reached: managed clusters hide theirs.")]
    public bool Enabled { get; init; }

    [Setting("Namespace of the members' pods.", Pattern = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", PatternText = "a DNS label such as 'kube-system'")]
    public string Namespace { get; init; } = "kube-system";

    [Setting("The label by which the members' pods are found. The default is that of kubeadm's static pods.", Pattern = "[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?=[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?", PatternText = "one label with its value, such as 'component=etcd'")]
    public string PodLabel { get; init; } = "component=etcd";

    [Setting("True when the pods use the network of their node, as static pods do; the network policy permits other addresses then.")]
    public bool HostNetwork { get; init; } = true;

    [Setting("Where the members serve metrics: plain is http on port 2381, tls is https on port 2379 with a client certificate. kubeadm's members serve plain on 127.0.0.1 only, until `listen-metrics-urls` says http://0.0.0.0:2381.")]
    public EtcdMetrics Metrics { get; init; } = EtcdMetrics.Plain;

    [Setting("Port of the metrics, when it is neither 2381 (plain) nor 2379 (tls).", Min = "1", Max = "65535", Example = "12381")]
    public int? Port { get; init; }

    [Setting("Number of voting members. etcd does not tell it reliably, and the alerts about members that are gone and about the quorum need it, so it has to be set where etcd is watched.", Min = "1", Max = "9", Example = "3")]
    public int? Members { get; init; }

    [Setting("Name of a Secret in the namespace of the tools, for tls: the client certificate in `tls.crt`, its key in `tls.key` and the authority of the members' certificates in `ca.crt`. It is yours, and has to exist before Prometheus starts.", Example = "etcd-client", Pattern = "([a-z0-9]([a-z0-9-]{0,48}[a-z0-9])?)?", PatternText = "a DNS label of at most 50 characters, such as 'etcd-client'")]
    public string ClientCertificate { get; init; } = "";

    [Setting("Name that the members' certificates are checked against, for tls. Empty checks the address of the pod, which is right for kubeadm's.", Example = "etcd.storage.svc")]
    public string ServerName { get; init; } = "";

    [Setting("True when the members run with `--metrics=extensive`, the only way to learn how long requests take; the alert about slow requests exists only then. It costs about 600 series per member.")]
    public bool Extensive { get; init; }

    /// <summary>The port as set, or the usual one.</summary>
    public int EffectivePort => Port ?? (Metrics == EtcdMetrics.Tls ? 2379 : 2381);

    public IEnumerable<Problem> Validate(SettingsContext context)
    {
        if (!Enabled)
            yield break;
        if (Members is null)
            yield return Problem.Error(context.Key("members"), "The number of members is not set; without it nobody is told when etcd loses its quorum.");
        if (Members is { } members && members % 2 == 0)
            yield return Problem.Warning(context.Key("members"), $"{members} members survive no more failures than {members - 1}; etcd's documentation asks for an odd number.");
        if (Metrics == EtcdMetrics.Tls && ClientCertificate.Length == 0)
            yield return Problem.Error(context.Key("clientCertificate"), "Metrics over tls need the name of a Secret with a client certificate; set it, or set metrics to plain.");
        if (Metrics == EtcdMetrics.Plain && (ClientCertificate.Length > 0 || ServerName.Length > 0))
            yield return Problem.Error(context.Key("metrics"), "A client certificate or server name is set, but plain uses neither; set metrics to tls, or remove them.");
    }
}
