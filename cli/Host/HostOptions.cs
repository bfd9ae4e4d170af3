using System.Collections.Immutable;

namespace Monitoring.Cli.Host;

/// <summary>What <c>up</c> was asked for; <c>reload</c> compiles the same again.</summary>
/// <param name="Stack">Name of the stack.</param>
/// <param name="Data">The directory.</param>
/// <param name="PortOffset">Added to every port.</param>
/// <param name="Scrape">Addresses to scrape besides those that are found.</param>
/// <param name="TellNobody">True to send alerts to nobody, whatever the stack says.</param>
internal sealed record HostOptions(string Stack, string Data, int PortOffset, ImmutableArray<string> Scrape, bool TellNobody)
{
    /// <summary>Address on which the programs that people open listen, over TLS and with a password; null for loopback without either.</summary>
    public string? Listen { get; init; }

    /// <summary>Kubeconfig of a cluster that is watched from here; null for none.</summary>
    public string? Kubeconfig { get; init; }

    /// <summary>Context of <see cref="Kubeconfig"/>; null for its current one.</summary>
    public string? Context { get; init; }

    /// <summary>True to scrape the cluster's pods and nodes at their own addresses.</summary>
    public bool Direct { get; init; }

    /// <summary>True to end once no scrape job is widened any more, see <see cref="Widened"/>.</summary>
    public bool WhileWidened { get; init; }
}
