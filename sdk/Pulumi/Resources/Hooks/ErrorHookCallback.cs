namespace Pulumi;

/// <summary>Code that the engine calls when an operation failed; true asks for another try. Never called under mocks.</summary>
public delegate Task<bool> ErrorHookCallback(ErrorHookArgs args, CancellationToken cancellationToken = default);
