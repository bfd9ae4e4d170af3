using Monitoring.Alerting;
using Monitoring.Compile;
using Monitoring.OnCall;
using Monitoring.Settings;

namespace Monitoring.Alertmanager;

/// <summary>Compiles alertmanager.yml: who is told what, when, and what stays quiet. It names files for keys and holds none.</summary>
public static class AlertmanagerConfig
{
    /// <summary>Directory of the secret files inside the pod.</summary>
    public const string SecretsDirectory = "/etc/alertmanager/secrets";

    private const string OnCall = "on-call";
    private const string Heartbeat = "heartbeat";
    private const string Nobody = "nobody";

    /// <summary>
    /// Labels that say which object an alert is about. A critical alert hides the warning of the same name about the same object only;
    /// without them, one bad node would hide the warnings of all others.
    /// </summary>
    private static readonly string[] ObjectLabels =
    [
        "alertname", "cluster", "job", "instance", "namespace", "pod", "container", "node", "deployment", "statefulset", "daemonset", "job_name",
        "horizontalpodautoscaler", "persistentvolumeclaim", "persistentvolume", "poddisruptionbudget", "condition", "device", "mountpoint", "verb",
        "integration",
    ];

    /// <summary>The text of alertmanager.yml.</summary>
    public static string Compile(OnCallSettings onCall, AlertingSettings alerting) => Yaml.Write(new YamlMap
    {
        ["route"] = Route(onCall, alerting),
        ["receivers"] = Receivers(onCall),
        ["inhibit_rules"] = new[] { Inhibit("critical", "warning", "info"), Inhibit("warning", "info") },
        ["time_intervals"] = alerting.TimeWindows
            .Select(window => new YamlMap { ["name"] = window.Key, ["time_intervals"] = new[] { window.Value.Compile() } }).ToArray(),
    });

    private static YamlMap Route(OnCallSettings onCall, AlertingSettings alerting)
    {
        var people = onCall.Target == OnCallTarget.None ? Nobody : OnCall;
        return new YamlMap
        {
            ["receiver"] = people,
            ["group_by"] = new[] { "alertname", "cluster", "namespace" },
            ["group_wait"] = alerting.GroupWait.ToString(),
            ["group_interval"] = alerting.GroupInterval.ToString(),
            ["repeat_interval"] = alerting.RepeatWarning.ToString(),
            ["routes"] = new[]
            {
                WatchdogRoute(onCall),
                new YamlMap { ["matchers"] = new[] { "severity=~\"info|none\"" }, ["receiver"] = Nobody },
                new YamlMap { ["matchers"] = new[] { "severity=\"critical\"" }, ["receiver"] = people, ["repeat_interval"] = alerting.RepeatCritical.ToString() },
                new YamlMap { ["matchers"] = new[] { "severity=\"warning\"" }, ["receiver"] = people, ["mute_time_intervals"] = alerting.MuteWarningsIn.ToArray() },
            },
        };
    }

    private static YamlMap WatchdogRoute(OnCallSettings onCall)
    {
        // Three calls per interval: one may get lost without raising the alarm.
        var every = new Duration(TimeSpan.FromSeconds(Math.Floor(onCall.Heartbeat.Interval.TotalSeconds / 3)));
        return new YamlMap
        {
            ["matchers"] = new[] { "alertname=\"Watchdog\"" },
            ["receiver"] = HasHeartbeat(onCall) ? Heartbeat : Nobody,
            ["group_wait"] = "0s",
            ["group_interval"] = every.ToString(),
            // A little less: measured against the end of the last call, an equal length would leave out every second one.
            ["repeat_interval"] = (every * 0.9).ToString(),
        };
    }

    private static YamlMap[] Receivers(OnCallSettings onCall)
    {
        var receivers = new List<YamlMap> { new() { ["name"] = Nobody } };
        if (onCall.Target != OnCallTarget.None)
            receivers.Add(People(onCall));
        if (HasHeartbeat(onCall))
            receivers.Add(new YamlMap { ["name"] = Heartbeat, ["webhook_configs"] = new[] { HeartbeatReceiver.Compile(onCall) } });
        return [.. receivers];
    }

    private static YamlMap People(OnCallSettings onCall)
    {
        var services = new List<ReceiverConfig> { ReceiverConfig.Compile(onCall, SecretFile(OnCallSecrets.Key)) };
        if (onCall.Second.Target != OnCallTarget.None)
            services.Add(ReceiverConfig.Compile(onCall.Second, SecretFile(OnCallSecrets.SecondKey)));

        var receiver = new YamlMap { ["name"] = OnCall };
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

    private static bool HasHeartbeat(OnCallSettings onCall) => onCall.Heartbeat.ToUrl || onCall.Heartbeat.Name.Length > 0;

    /// <summary>Path of a secret's file inside the pod.</summary>
    internal static string SecretFile(string secret) => $"{SecretsDirectory}/{OnCallSecrets.FileOf(secret)}";
}
