namespace Monitoring.OnCall;

/// <summary>Where an OpsGenie account lives.</summary>
public enum OpsgenieRegion
{
    /// <summary>api.opsgenie.com</summary>
    Us,

    /// <summary>api.eu.opsgenie.com</summary>
    Eu,
}
