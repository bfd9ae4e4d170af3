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

    /// <summary>Passwords of all users, and the authority.</summary>
    public required ElasticsearchAccess Access { get; init; }

    /// <summary>Certificate (PEM) of the stack's authority, which the other services are checked with.</summary>
    public required Output<string> Authority { get; init; }

    /// <summary>Password of <see cref="ElasticsearchCluster.SetupUser"/> (secret); null for an external Elasticsearch.</summary>
    public Output<string>? SetupPassword { get; init; }

    /// <summary>Name of the Secret with <c>username</c> and <c>password</c> for an external Elasticsearch; null for the stack's own.</summary>
    public string? LoginSecret { get; init; }
}
