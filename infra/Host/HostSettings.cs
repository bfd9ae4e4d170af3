using System.Collections.Immutable;
using Monitoring.Settings;

namespace Monitoring.Host;

/// <summary>The host that watches the cluster from outside, see <see cref="Prometheus.PrometheusPlacement.Host"/>.</summary>
public sealed record HostSettings
{
    /// <summary>Name of the secret configuration key with the SSH key.</summary>
    public const string SshKey = "hostSshKey";

    /// <summary>Name of the secret configuration key with those who may open Prometheus and Alertmanager, see <see cref="Listen"/>.</summary>
    public const string WebUsers = "hostWebUsers";

    private const string AbsolutePath = "/[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)+";
    private const string AbsolutePathText = "an absolute path of two folders or more, of letters, digits, '.', '_' and '-'";

    [Setting("Address of the host, for SSH; also its name in labels. Its key is the secret hostSshKey.", Example = "watch.example.com", Pattern = "[A-Za-z0-9.:-]*", PatternText = "a host name or an address")]
    public string Address { get; init; } = "";

    [Setting("Port of SSH.", Min = "1", Max = "65535")]
    public int Port { get; init; } = 22;

    [Setting("Who logs in: root, or somebody who may use sudo without a password.", Pattern = "[a-z_][a-z0-9_-]*", PatternText = "the name of a user")]
    public string User { get; init; } = "root";

    [Setting("The key that the host has to show, as `ssh-keyscan` prints it after the address.", Example = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ", Pattern = "([a-z0-9@.-]+ [A-Za-z0-9+/=]+)?", PatternText = "a type and a key, such as 'ssh-ed25519 AAAA...'")]
    public string HostKey { get; init; } = "";

    [Setting("Address of the cluster's API server, as the host reaches it.", Example = "https://cluster.example.com:6443", Pattern = @"(https://[^/\s]+)?", PatternText = "an https address without a path")]
    public string ApiServer { get; init; } = "";

    [Setting("How targets in the cluster are scraped: through the API server's proxy, so that the host has to reach nothing else, or directly at the addresses of pods and nodes.")]
    public HostReach Reach { get; init; } = HostReach.Proxy;

    [Setting("Address on which Prometheus and Alertmanager are open to other machines, over TLS and with a password. Who may open them is the secret hostWebUsers. Left out, everything stays on loopback, plain.", Example = "0.0.0.0", Pattern = @"([0-9]{1,3}(\.[0-9]{1,3}){3})?", PatternText = "an IPv4 address of the host, or 0.0.0.0 for all of them")]
    public string Listen { get; init; } = "";

    /// <summary>True where other machines can open what people look at.</summary>
    public bool IsOpen => Listen.Length > 0;

    [Setting("Where the programs come from: the projects' release archives in this stack's versions, or the packages of Debian in its own, which have to be Prometheus 3.0 and Alertmanager 0.30 at least.")]
    public HostInstall Install { get; init; } = HostInstall.Archives;

    [Setting("Where release archives are downloaded from; a copy has the same paths below it.", Example = "https://mirror.example.com/prometheus", Pattern = @"(https?|file)://\S+[^/\s]", PatternText = "an address that does not end in a slash")]
    public string Releases { get; init; } = "https://github.com/prometheus";

    [Setting("sha256 of release archives, by file name. One that is not listed is checked against the release's own list of sums.", Example = "{ \"prometheus-3.13.2.linux-amd64.tar.gz\": \"<64 hexadecimal digits>\" }", Pattern = "[0-9a-f]{64}", PatternText = "64 hexadecimal digits in lower case")]
    public ImmutableSortedDictionary<string, string> Checksums { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    [Setting("Folder of programs, configuration and secrets on the host.", Pattern = AbsolutePath, PatternText = AbsolutePathText)]
    public string Directory { get; init; } = "/opt/monitoring";

    [Setting("Folder of samples and silences on the host. Prometheus keeps as much as prometheus.retention and prometheus.volume say.", Pattern = AbsolutePath, PatternText = AbsolutePathText)]
    public string Data { get; init; } = "/var/lib/monitoring";

    [Setting("Keeps samples and silences when the stack is destroyed.")]
    public bool KeepData { get; init; } = true;
}
