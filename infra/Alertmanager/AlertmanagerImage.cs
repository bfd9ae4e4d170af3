namespace Monitoring.Alertmanager;

/// <summary>The pinned Alertmanager.</summary>
public static class AlertmanagerImage
{
    public const string Version = "0.33.1";

    public const string Reference = $"quay.io/prometheus/alertmanager:v{Version}";
}
