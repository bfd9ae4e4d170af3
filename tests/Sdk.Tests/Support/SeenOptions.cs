using Pulumi;

namespace Monitoring.Tests.Sdk.Support;

/// <summary>Resource options that keep what the SDK made of them; a transformation is the only place where that can be seen.</summary>
internal sealed class SeenOptions
{
    private CustomResourceOptions? _final;

    public CustomResourceOptions Options { get; }

    public SeenOptions() => Options = new CustomResourceOptions { ResourceTransformations = { Keep } };

    public CustomResourceOptions Final => _final ?? throw new InvalidOperationException("No resource was made with these options.");

    private ResourceTransformationResult? Keep(ResourceTransformationArgs args)
    {
        _final = (CustomResourceOptions)args.Options;
        return null;
    }
}
