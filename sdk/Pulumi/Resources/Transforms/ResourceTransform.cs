namespace Pulumi;

/// <summary>Changes what is about to be registered, called by the engine; never called under mocks.</summary>
public delegate Task<ResourceTransformResult?> ResourceTransform(ResourceTransformArgs args, CancellationToken cancellationToken = default);
