using System.Collections.Immutable;
using Monitoring.Workloads;
using Pulumi;

namespace Monitoring.Elasticsearch.Setup;

/// <summary>What <see cref="ElasticsearchSetup"/> is given.</summary>
public sealed class ElasticsearchSetupArgs : ToolArgs
{
    /// <summary>Version of the image that the job runs in.</summary>
    public required string Version { get; init; }

    /// <summary>Files of <see cref="SetupFiles"/>.</summary>
    public required ImmutableSortedDictionary<string, string> Requests { get; init; }

    /// <summary>Addresses of the services, by the names that requests use.</summary>
    public required ImmutableSortedDictionary<string, string> Services { get; init; }

    /// <summary>Passwords of all users.</summary>
    public required ElasticsearchUsers Users { get; init; }

    /// <summary>Password of the user that sets up (secret).</summary>
    public required Output<string> SetupPassword { get; init; }

    /// <summary>Certificate of the authority (PEM).</summary>
    public required Output<string> Authority { get; init; }
}
