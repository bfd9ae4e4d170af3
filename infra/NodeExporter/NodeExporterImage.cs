namespace Monitoring.NodeExporter;

/// <summary>The pinned node exporter.</summary>
public static class NodeExporterImage
{
    public const string Version = "1.12.1";

    public const string Reference = $"quay.io/prometheus/node-exporter:v{Version}";
}
