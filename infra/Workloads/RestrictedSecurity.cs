using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Monitoring.Workloads;

/// <summary>The security contexts that Pod Security "restricted" asks for, with a read-only root file system on top.</summary>
public static class RestrictedSecurity
{
    /// <summary>User and group of every container: <c>nobody</c>, which the images of all tools of the metrics stack run as.</summary>
    public const int User = 65534;

    /// <summary>The context of a pod.</summary>
    /// <param name="user">User and group, where an image insists on one of its own.</param>
    public static PodSecurityContextArgs Pod(int user = User) => new()
    {
        RunAsNonRoot = true,
        RunAsUser = user,
        RunAsGroup = user,
        FsGroup = user,
        FsGroupChangePolicy = "OnRootMismatch",
        SeccompProfile = new SeccompProfileArgs { Type = "RuntimeDefault" },
    };

    public static SecurityContextArgs Container() => new()
    {
        AllowPrivilegeEscalation = false,
        ReadOnlyRootFilesystem = true,
        Capabilities = new CapabilitiesArgs { Drop = { "ALL" } },
    };
}
