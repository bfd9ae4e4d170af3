namespace Pulumi.Testing;

/// <summary>What a run against mocks pretends to be.</summary>
public class TestOptions
{
    /// <summary>Default: <c>project</c>.</summary>
    public string? ProjectName { get; set; }

    /// <summary>No default: reading <see cref="DeploymentInstance.RootDirectory"/> fails unless this is set.</summary>
    public string? RootDirectory { get; set; }

    /// <summary>Default: <c>stack</c>.</summary>
    public string? StackName { get; set; }

    /// <summary>Default: true. In a preview, outputs that the mocks do not return are unknown.</summary>
    public bool? IsPreview { get; set; }

    /// <summary>Default: <c>organization</c>.</summary>
    public string? OrganizationName { get; set; }
}
