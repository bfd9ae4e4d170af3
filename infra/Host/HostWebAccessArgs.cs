using Monitoring.Certificates;
using Pulumi;

namespace Monitoring.Host;

/// <summary>What <see cref="HostWebAccess"/> is given.</summary>
public sealed class HostWebAccessArgs
{
    /// <summary>Where the host listens, and how it is called.</summary>
    public required HostSettings Settings { get; init; }

    /// <summary>Who signs its certificate; the programs of the host and the people who open them trust it.</summary>
    public required StackAuthority Authority { get; init; }

    /// <summary>Lines of <c>name:hash</c>, see <see cref="WebConfig.Users"/>.</summary>
    public required Output<string> Users { get; init; }
}
