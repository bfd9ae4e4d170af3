using Monitoring.Compile;
using Monitoring.OnCall;

namespace Monitoring.Alertmanager;

/// <summary>The webhook that the Watchdog alert calls for as long as alerting works.</summary>
public static class HeartbeatReceiver
{
    public static YamlMap Compile(OnCallSettings onCall, string secrets) => onCall.Heartbeat.ToUrl
        ? new YamlMap { ["url_file"] = AlertmanagerConfig.SecretFile(secrets, OnCallSecrets.HeartbeatUrl), ["send_resolved"] = false }
        : new YamlMap
        {
            ["url"] = $"{onCall.ApiUrl}v2/heartbeats/{onCall.Heartbeat.Name}/ping",
            ["send_resolved"] = false,
            ["http_config"] = new YamlMap
            {
                ["authorization"] = new YamlMap { ["type"] = "GenieKey", ["credentials_file"] = AlertmanagerConfig.SecretFile(secrets, OnCallSecrets.Key) },
            },
        };
}
