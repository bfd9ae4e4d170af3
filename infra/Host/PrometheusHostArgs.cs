using System.Collections.Immutable;
using Pulumi;

namespace Monitoring.Host;

/// <summary>What <see cref="PrometheusHost"/> is given.</summary>
public sealed class PrometheusHostArgs
{
    /// <summary>How the host is reached, and where on it everything goes.</summary>
    public required HostSettings Settings { get; init; }

    /// <summary>Private key for SSH (PEM or OpenSSH's own format).</summary>
    public required Output<string> SshKey { get; init; }

    /// <summary>The bundle as a compressed tar file; it has to be a file with a path, because the provider copies no other.</summary>
    public required FileAsset Bundle { get; init; }

    /// <summary>Hash of the bundle; everything is applied again when it changes.</summary>
    public required string BundleHash { get; init; }

    /// <summary>Secrets by their path in the host's secrets folder.</summary>
    public required ImmutableSortedDictionary<string, Output<string>> Secrets { get; init; }
}
