using Pulumi;

namespace Monitoring.Logging;

/// <summary>What a sender needs to be let in at a destination, made by the component behind the destination.</summary>
/// <param name="Destination">Name of the <see cref="LogDestination"/>.</param>
/// <param name="Files">File name to content, such as <c>password</c> and <c>ca.crt</c>; the sender keeps them in a Secret of its own namespace.</param>
public sealed record DestinationSecret(string Destination, InputMap<string> Files)
{
    /// <summary>Directory of a destination's files inside a sender's pod.</summary>
    public static string Directory(string destination) => $"/etc/destinations/{destination}";
}
