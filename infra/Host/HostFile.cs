namespace Monitoring.Host;

/// <summary>What the programs of a host read, by its place in the bundle.</summary>
public static class HostFile
{
    public const string Prometheus = "prometheus.yml";
    public const string Rules = "rules/";
    public const string Alertmanager = "alertmanager.yml";
    public const string Blackbox = "blackbox.yml";
}
