namespace Pulumi.Kubernetes;

/// <summary>The base of every Kubernetes object; test for it to find the objects among a program's resources.</summary>
public abstract class KubernetesResource : CustomResource
{
    internal KubernetesResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)
        : base(type, name, args, options)
    {
    }

    /// <summary>The options that a kind adds to the caller's. An empty id registers the object, any other reads it.</summary>
    private protected static CustomResourceOptions MakeResourceOptions(
        CustomResourceOptions? options, Input<string>? id, string[] aliasTypes, string[] additionalSecretOutputs)
    {
        var defaults = new CustomResourceOptions { Version = SdkVersion.Value };
        foreach (var type in aliasTypes)
            defaults.Aliases.Add(new Alias { Type = type });
        defaults.AdditionalSecretOutputs.AddRange(additionalSecretOutputs);
        var merged = CustomResourceOptions.Merge(defaults, options);
        merged.Id = id ?? merged.Id;
        return merged;
    }
}
