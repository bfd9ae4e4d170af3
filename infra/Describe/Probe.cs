using System.Collections.Immutable;

namespace Monitoring.Describe;

/// <summary>
/// An address that people or programs depend on, asked from outside the program behind it. State one for what a scrape does not show: whether the
/// way there works, and how long the certificate is valid. The blackbox exporter asks, and its rules tell.
/// </summary>
/// <param name="Name">Value of the label <c>probe</c>; texts of alerts and panels show it.</param>
/// <param name="Address">A URL, or <c>host:port</c> where no HTTP is spoken.</param>
/// <param name="Module">How it is asked, see <c>BlackboxConfig</c>.</param>
public sealed record Probe(string Name, string Address, string Module)
{
    /// <summary>A 2xx answer, after redirects, and over https with a certificate that an authority known to all signed.</summary>
    public const string Http = "http_2xx";

    /// <summary>Any answer of the application below 500, but no "not found"; who signed the certificate is not looked at.</summary>
    public const string Reachable = "http_reachable";

    /// <summary>A 2xx answer of one of the stack's own programs, with a certificate of the stack's own authority.</summary>
    public const string Own = "http_own";

    /// <summary>Who answers, for network edges: what is behind an Ingress may be seen as the one or the other.</summary>
    public required ImmutableArray<Peer> Peers { get; init; }

    /// <summary>True when somebody is to be woken while it fails.</summary>
    public bool Urgent { get; init; }

    /// <summary>More labels of its series.</summary>
    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Name of the tool of this stack that is asked at its own Service; null for every other address.</summary>
    public string? Tool => Peers is [{ Kind: PeerKind.Workload } tool] ? tool.Name : null;

    /// <summary>Port that is called.</summary>
    public int Port => UriOf(Address).Port;

    /// <summary>An address with a scheme, whether it has one or not.</summary>
    internal static Uri UriOf(string address) => new(address.Contains("://", StringComparison.Ordinal) ? address : $"tcp://{address}");

    /// <summary>A tool of the stack, at its own Service.</summary>
    /// <param name="workload">The tool.</param>
    /// <param name="address">The page that answers 2xx while it works.</param>
    public static Probe Of(Workload workload, string address) =>
        new(workload.Name, address, address.StartsWith("https:", StringComparison.Ordinal) ? Own : Http) { Peers = [Peer.Workload(workload.Name)] };
}
