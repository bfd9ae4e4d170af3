namespace Monitoring.BlackboxExporter;

/// <summary>The pinned blackbox exporter.</summary>
public static class BlackboxExporterImage
{
    public const string Version = "0.28.0";

    public const string Reference = $"quay.io/prometheus/blackbox-exporter:v{Version}";
}
