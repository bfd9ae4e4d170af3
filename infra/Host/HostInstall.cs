namespace Monitoring.Host;

/// <summary>Where a host's programs come from.</summary>
public enum HostInstall
{
    /// <summary>The projects' own release archives, in the versions that the cluster would run, checked by their sha256.</summary>
    Archives,

    /// <summary>The packages of Debian or of a relative, in the versions that it has.</summary>
    Debian,
}
