namespace Pulumi.Command;

/// <summary>The options that every resource of this package adds to the caller's.</summary>
internal static class CommandResourceOptions
{
    /// <summary>The version that resources ask their provider plugin for: the assembly's own.</summary>
    public static readonly string Version = typeof(CommandResourceOptions).Assembly.GetName().Version!.ToString(3);

    /// <summary>An empty id registers the resource, any other reads it. A connection is always a secret, and a changed trigger always replaces.</summary>
    public static CustomResourceOptions Make(CustomResourceOptions? options, Input<string>? id)
    {
        var defaults = new CustomResourceOptions
        {
            Version = Version,
            AdditionalSecretOutputs = { "connection" },
            ReplaceOnChanges = { "triggers[*]" },
        };
        var merged = CustomResourceOptions.Merge(defaults, options);
        merged.Id = id ?? merged.Id;
        return merged;
    }
}
