using System.Collections.Immutable;
using Monitoring.Cli.Preflight.Checks;

namespace Monitoring.Cli.Preflight;

/// <summary>All checks before a deployment, in their order. A new one is one class and one line here.</summary>
internal static class PreflightList
{
    public static readonly ImmutableArray<IPreflightCheck> All =
    [
        new KindsAreServed(),
        new PermissionsSuffice(),
        new NamespacesAdmitPods(),
        new NothingIsInTheWay(),
        new VolumesCanBeMade(),
        new NodesHaveRoom(),
        new PluginsAreThere(),
    ];
}
