using System.Collections.Immutable;
using Monitoring.Foundation;
using Pulumi;

namespace Monitoring.Stacks;

/// <summary>What <c>pulumi stack output</c> tells of the stack.</summary>
public sealed partial class MonitoringStack
{
    /// <summary>Namespace of the tools.</summary>
    [Output("namespace")]
    public Output<string> Namespace { get; private set; } = null!;

    /// <summary>How long samples are kept.</summary>
    [Output("retention")]
    public Output<string> Retention { get; private set; } = null!;

    /// <summary>Names of the deployed tools and watched systems.</summary>
    [Output("components")]
    public Output<ImmutableArray<string>> Components { get; private set; } = null!;

    /// <summary>Addresses of the Services inside the cluster, by tool.</summary>
    [Output("addresses")]
    public Output<ImmutableDictionary<string, string>> Addresses { get; private set; } = null!;

    /// <summary>Where the generated secrets are kept: <c>namespace/secret/key</c>, by purpose. The values themselves are no output.</summary>
    [Output("secrets")]
    public Output<ImmutableDictionary<string, string>> Secrets { get; private set; } = null!;

    private void Export(StackFoundation foundation, MonitoringPlan plan)
    {
        Namespace = foundation.Namespace;
        Retention = Output.Create(plan.Settings.Prometheus.Retention.ToString());
        Components = Output.Create(plan.Descriptions.Select(description => description.Name).ToImmutableArray());
        Addresses = Output.Create(plan.InCluster.Where(description => description.ServiceUrl is not null)
            .ToImmutableDictionary(description => description.Name, description => description.ServiceUrl!));
        Secrets = Output.Create(plan.InCluster.SelectMany(description => description.Secrets)
            .ToImmutableDictionary(secret => secret.Purpose, secret => secret.ToString()));
    }
}
