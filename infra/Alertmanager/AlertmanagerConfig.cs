using Monitoring.Alerting;
using Monitoring.Compile;
using Monitoring.OnCall;

namespace Monitoring.Alertmanager;

/// <summary>Compiles alertmanager.yml: who is told what, when, and what stays quiet. It names files for keys and holds none.</summary>
public static class AlertmanagerConfig
{
    /// <summary>Directory of the secret files inside the pod.</summary>
    public const string SecretsDirectory = "/etc/alertmanager/secrets";

    /// <summary>
    /// Labels that say which object an alert is about. A critical alert hides the warning of the same name about the same object only;
    /// without them, one bad node would hide the warnings of all others.
    /// </summary>
    private static readonly string[] ObjectLabels =
    [
        "alertname", "cluster", "job", "instance", "namespace", "pod", "container", "node", "deployment", "statefulset", "daemonset", "job_name",
        "horizontalpodautoscaler", "persistentvolumeclaim", "persistentvolume", "poddisruptionbudget", "condition", "device", "mountpoint", "verb",
        "integration", "app", "service", "revision", "workload",
    ];

    /// <summary>The text of alertmanager.yml.</summary>
    /// <param name="onCall">Who is told.</param>
    /// <param name="alerting">When, and in which groups.</param>
    /// <param name="secrets">Directory of the files with keys.</param>
    public static string Compile(OnCallSettings onCall, AlertingSettings alerting, string secrets = SecretsDirectory) => Yaml.Write(new YamlMap
    {
        ["route"] = AlertRoutes.Of(onCall, alerting).Compile(),
        ["receivers"] = Receivers(onCall, secrets),
        ["inhibit_rules"] = new[] { Inhibit("critical", "warning", "info"), Inhibit("warning", "info"), InhibitTargetDown() },
        ["time_intervals"] = alerting.TimeWindows
            .Select(window => new YamlMap { ["name"] = window.Key, ["time_intervals"] = new[] { window.Value.Compile() } }).ToArray(),
    });

    /// <summary>The receivers, and whether anybody is told by them.</summary>
    internal static IEnumerable<(string Name, bool TellsSomebody)> ReceiverNames(OnCallSettings onCall) =>
        Receivers(onCall, SecretsDirectory).Select(receiver => ((string)receiver.First(entry => entry.Key == "name").Value, receiver.Any(entry => entry.Key.EndsWith("_configs", StringComparison.Ordinal))));

    private static YamlMap[] Receivers(OnCallSettings onCall, string secrets)
    {
        var receivers = new List<YamlMap> { new() { ["name"] = AlertRoutes.Nobody } };
        if (onCall.Target != OnCallTarget.None)
            receivers.Add(People(onCall, secrets));
        if (AlertRoutes.HasHeartbeat(onCall))
            receivers.Add(new YamlMap { ["name"] = AlertRoutes.Heartbeat, ["webhook_configs"] = new[] { HeartbeatReceiver.Compile(onCall, secrets) } });
        return [.. receivers];
    }

    private static YamlMap People(OnCallSettings onCall, string secrets)
    {
        var services = new List<ReceiverConfig> { ReceiverConfig.Compile(onCall, SecretFile(secrets, OnCallSecrets.Key)) };
        if (onCall.Second.Target != OnCallTarget.None)
            services.Add(ReceiverConfig.Compile(onCall.Second, SecretFile(secrets, OnCallSecrets.SecondKey)));

        var receiver = new YamlMap { ["name"] = AlertRoutes.OnCall };
        foreach (var kind in services.GroupBy(service => service.Key, StringComparer.Ordinal))
            receiver[kind.Key] = kind.Select(service => service.Config).ToArray();
        return receiver;
    }

    private static YamlMap Inhibit(string stronger, params string[] weaker) => new()
    {
        ["source_matchers"] = new[] { $"severity=\"{stronger}\"" },
        ["target_matchers"] = new[] { $"severity=~\"{string.Join('|', weaker)}\"", "alertname!=\"Watchdog\"" },
        ["equal"] = ObjectLabels,
    };

    /// <summary>Where a system has its metrics switched off and an alert says so, targets that do not answer are no news.</summary>
    private static YamlMap InhibitTargetDown() => new()
    {
        ["source_matchers"] = new[] { "alertname=~\".+MetricsDisabled\"" },
        ["target_matchers"] = new[] { "alertname=\"TargetDown\"" },
        ["equal"] = new[] { "cluster", "job" },
    };

    /// <summary>Path of a secret's file.</summary>
    internal static string SecretFile(string directory, string secret) => $"{directory}/{OnCallSecrets.FileOf(secret)}";
}
