namespace Monitoring.Grafana;

/// <summary>The pinned Grafana.</summary>
public static class GrafanaImage
{
    public const string Version = "13.1.3";

    public const string Reference = $"docker.io/grafana/grafana:{Version}";
}
