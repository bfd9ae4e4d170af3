using System.Collections.Immutable;

namespace Monitoring.Cli.Host;

/// <summary>What <c>up</c> was asked for; <c>reload</c> compiles the same again.</summary>
/// <param name="Stack">Name of the stack.</param>
/// <param name="Data">The directory.</param>
/// <param name="PortOffset">Added to every port.</param>
/// <param name="Scrape">Addresses to scrape besides those that are found.</param>
/// <param name="TellNobody">True to send alerts to nobody, whatever the stack says.</param>
internal sealed record HostOptions(string Stack, string Data, int PortOffset, ImmutableArray<string> Scrape, bool TellNobody);
