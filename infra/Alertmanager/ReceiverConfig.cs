using Monitoring.Compile;
using Monitoring.OnCall;

namespace Monitoring.Alertmanager;

/// <summary>One service inside a receiver: Alertmanager's key for its kind, and its configuration.</summary>
public sealed record ReceiverConfig(string Key, YamlMap Config)
{
    private const string Title = "{{ .CommonLabels.alertname }}{{ with .CommonLabels.namespace }} in {{ . }}{{ end }}: {{ .CommonAnnotations.summary }}";

    private const string Details = """
        {{ range .Alerts -}}
        {{ .Annotations.description }}
        {{ with .Annotations.runbook_url }}Runbook: {{ . }}
        {{ end -}}
        {{ end -}}
        """;

    /// <summary>Configuration of a service.</summary>
    /// <param name="settings">Which service, and how it is told.</param>
    /// <param name="keyFile">Path of the file with its key or address.</param>
    public static ReceiverConfig Compile(OnCallReceiverSettings settings, string keyFile) => settings.Target switch
    {
        OnCallTarget.Opsgenie or OnCallTarget.Jsm => new("opsgenie_configs", Opsgenie(settings, keyFile)),
        OnCallTarget.Pagerduty => new("pagerduty_configs", Pagerduty(keyFile)),
        OnCallTarget.Slack => new("slack_configs", Slack(settings, keyFile)),
        OnCallTarget.Webhook => new("webhook_configs", new YamlMap { ["url_file"] = keyFile, ["send_resolved"] = true }),
        _ => throw new ArgumentOutOfRangeException(nameof(settings), settings.Target, "This service has no receiver."),
    };

    private static YamlMap Opsgenie(OnCallReceiverSettings settings, string keyFile) => new()
    {
        ["api_key_file"] = keyFile,
        ["api_url"] = settings.ApiUrl,
        ["send_resolved"] = true,
        ["message"] = Title,
        ["description"] = Details,
        ["source"] = "{{ .ExternalURL }}",
        ["entity"] = "{{ .CommonLabels.cluster }}",
        ["priority"] = Priority(settings),
        ["tags"] = settings.Tags.IsEmpty ? null : string.Join(',', settings.Tags),
        ["responders"] = settings.Responders.Select(responder => new YamlMap { ["name"] = responder.Name, ["type"] = responder.Type }).ToArray(),
    };

    private static YamlMap Pagerduty(string keyFile) => new()
    {
        ["routing_key_file"] = keyFile,
        ["send_resolved"] = true,
        ["description"] = Title,
        // PagerDuty refuses an event with a severity that it does not know.
        ["severity"] = "{{ $severity := .CommonLabels.severity }}{{ if or (eq $severity \"critical\") (eq $severity \"warning\") (eq $severity \"info\") }}{{ $severity }}{{ else }}error{{ end }}",
        ["component"] = "{{ .CommonLabels.namespace }}",
        ["details"] = new YamlMap { ["description"] = Details },
    };

    private static YamlMap Slack(OnCallReceiverSettings settings, string keyFile) => new()
    {
        ["api_url_file"] = keyFile,
        ["channel"] = settings.Channel.Length == 0 ? null : settings.Channel,
        ["send_resolved"] = true,
        ["title"] = $"[{{{{ .Status | toUpper }}}}] {Title}",
        ["text"] = Details,
    };

    private static string Priority(OnCallReceiverSettings settings)
    {
        var cases = settings.Priorities.Select((entry, index) =>
            $"{{{{ {(index == 0 ? "if" : "else if")} eq .CommonLabels.severity \"{entry.Key}\" }}}}{entry.Value}");
        return settings.Priorities.IsEmpty ? "P3" : $"{string.Concat(cases)}{{{{ else }}}}P3{{{{ end }}}}";
    }
}
