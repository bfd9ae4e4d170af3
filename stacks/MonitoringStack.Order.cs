using Pulumi;

namespace Monitoring.Stacks;

/// <summary>What comes before what, where no value that is handed on says so.</summary>
public sealed partial class MonitoringStack
{
    /// <summary>The same options for a component that starts when all of another one is there.</summary>
    private static ComponentResourceOptions After(ComponentResource? first, ComponentResourceOptions options) =>
        first is null ? options : ComponentResourceOptions.Merge(options, new ComponentResourceOptions { DependsOn = { first } });
}
