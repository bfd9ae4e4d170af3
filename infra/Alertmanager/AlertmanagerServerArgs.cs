using System.Collections.Immutable;
using Monitoring.Workloads;
using Pulumi;

namespace Monitoring.Alertmanager;

/// <summary>What <see cref="AlertmanagerServer"/> is given.</summary>
public sealed class AlertmanagerServerArgs : ToolArgs
{
    /// <summary>Replicas, volume and resources.</summary>
    public required AlertmanagerSettings Settings { get; init; }

    /// <summary>Text of alertmanager.yml; it names files for secrets and holds none.</summary>
    public required string Configuration { get; init; }

    /// <summary>Secrets by file name under <see cref="AlertmanagerConfig.SecretsDirectory"/>.</summary>
    public required ImmutableSortedDictionary<string, Output<string>> Secrets { get; init; }
}
