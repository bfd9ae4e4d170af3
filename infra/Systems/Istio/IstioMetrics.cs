namespace Monitoring.Systems.Istio;

/// <summary>Where the proxies of a mesh are asked for their metrics.</summary>
public enum IstioMetrics
{
    /// <summary>At the agent beside Envoy, port 15020, which adds what the application itself says.</summary>
    Merged,

    /// <summary>At Envoy, port 15090.</summary>
    Envoy,
}
