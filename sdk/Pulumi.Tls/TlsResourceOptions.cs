namespace Pulumi.Tls;

/// <summary>The options that every resource of this package adds to the caller's.</summary>
internal static class TlsResourceOptions
{
    /// <summary>The version that resources ask their provider plugin for: the assembly's own.</summary>
    public static readonly string Version = typeof(TlsResourceOptions).Assembly.GetName().Version!.ToString(3);

    /// <summary>An empty id registers the resource, any other reads it.</summary>
    public static CustomResourceOptions Make(CustomResourceOptions? options, Input<string>? id, string[] additionalSecretOutputs)
    {
        var defaults = new CustomResourceOptions { Version = Version };
        defaults.AdditionalSecretOutputs.AddRange(additionalSecretOutputs);
        var merged = CustomResourceOptions.Merge(defaults, options);
        merged.Id = id ?? merged.Id;
        return merged;
    }
}
