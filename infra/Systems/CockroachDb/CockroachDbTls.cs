namespace Monitoring.Systems.CockroachDb;

/// <summary>How the nodes of a CockroachDB cluster are called, and what of their certificate is checked.</summary>
public enum CockroachDbTls
{
    /// <summary>Over https; the certificate has to be signed by the cluster's own authority and to bear the expected name.</summary>
    Verify,

    /// <summary>Over https, and any certificate will do.</summary>
    Skip,

    /// <summary>Over http, for clusters that run with <c>--insecure</c>.</summary>
    Off,
}
