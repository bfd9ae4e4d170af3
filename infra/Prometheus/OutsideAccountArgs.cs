using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Workloads;
using Pulumi;

namespace Monitoring.Prometheus;

/// <summary>What <see cref="OutsideAccount"/> is given.</summary>
public sealed class OutsideAccountArgs : ToolArgs
{
    /// <summary>True where pods and nodes are reached at their own addresses; false gives access through the API server's proxy.</summary>
    public required bool Direct { get; init; }

    /// <summary>Certificates that targets ask for, each Secret once; the Secrets have to exist.</summary>
    public ImmutableArray<ClientCertificate> Certificates { get; init; } = [];

    /// <summary>Authorities of targets' certificates, each Secret once; the Secrets have to exist, but for the stack's own.</summary>
    public ImmutableArray<CertificateAuthority> Authorities { get; init; } = [];

    /// <summary>Certificate of the stack's own authority (PEM); null where there is none.</summary>
    public Output<string>? StackAuthority { get; init; }
}
