namespace Pulumi;

/// <summary>All that a constructor was given.</summary>
internal sealed record ResourceDefinition(
    string Type, string Name, bool IsCustom, bool IsRemote, ResourceArgs Args, ResourceOptions Options, RegisterPackageRequest? Package)
{
    public static ResourceDefinition Custom(
        string type, string name, ResourceArgs? args, CustomResourceOptions? options, RegisterPackageRequest? package) =>
        Checked(new(type, name, true, false, args ?? ResourceArgs.Empty, CustomResourceOptions.Merge(options, null), package));

    public static ResourceDefinition Component(
        string type, string name, ResourceArgs? args, ComponentResourceOptions? options, bool remote, RegisterPackageRequest? package) =>
        Checked(new(type, name, false, remote, args ?? ResourceArgs.Empty, ComponentResourceOptions.Merge(options, null), package));

    private static ResourceDefinition Checked(ResourceDefinition definition)
    {
        ArgumentException.ThrowIfNullOrEmpty(definition.Type, "type");
        ArgumentException.ThrowIfNullOrEmpty(definition.Name, "name");
        return definition;
    }
}
