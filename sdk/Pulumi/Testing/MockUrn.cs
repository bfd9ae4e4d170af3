namespace Pulumi.Testing;

/// <summary>URNs as the mocks of the published SDK make them, which is not as an engine makes them.</summary>
internal static class MockUrn
{
    // An engine leaves the stack out and keeps the whole chain of parents. Mocks keep the first type of the parent's
    // chain and nothing else, and that first type is always the stack's.
    public static string Of(DeploymentSettings settings, string parentUrn, string type, string name)
    {
        var parentType = parentUrn.Length == 0 ? "" : parentUrn.Split("::")[2].Split('$')[0] + "$";
        return $"urn:pulumi:{settings.StackName}::{settings.ProjectName}::{parentType}{type}::{name}";
    }
}
