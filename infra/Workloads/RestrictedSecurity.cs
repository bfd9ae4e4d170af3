using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Monitoring.Workloads;

/// <summary>The security contexts that Pod Security "restricted" asks for, with a read-only root file system on top.</summary>
public static class RestrictedSecurity
{
    /// <summary>User and group of every container: <c>nobody</c>, which the images of all tools of the metrics stack run as.</summary>
    public const int User = 65534;

    public static PodSecurityContextArgs Pod() => new()
    {
        RunAsNonRoot = true,
        RunAsUser = User,
        RunAsGroup = User,
        FsGroup = User,
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
