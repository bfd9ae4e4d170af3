using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What one run is about.</summary>
internal sealed record DeploymentSettings(
    string ProjectName, string StackName, string OrganizationName, string? RootDirectory, bool IsDryRun, ImmutableDictionary<string, string> Config);
