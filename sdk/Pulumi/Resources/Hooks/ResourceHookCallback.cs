namespace Pulumi;

/// <summary>Code that the engine calls before or after an operation on a resource; never called under mocks.</summary>
public delegate Task ResourceHookCallback(ResourceHookArgs args, CancellationToken cancellationToken = default);
