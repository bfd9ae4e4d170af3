namespace Pulumi;

/// <summary>
/// The side of the engine that takes resources: mocks in a test, the engine's resource monitor in a real run.
/// Everything before this point is the same in both.
/// </summary>
internal interface IMonitor
{
    Task<RegisterResourceResponse> RegisterResourceAsync(Resource resource, RegisterResourceRequest request);

    Task<ReadResourceResponse> ReadResourceAsync(Resource resource, ReadResourceRequest request);

    Task RegisterResourceOutputsAsync(RegisterResourceOutputsRequest request);

    Task<CallResponse> InvokeAsync(CallRequest request);

    Task<CallResponse> CallAsync(CallRequest request);

    /// <summary>Makes a parameterized package known; the reference goes into the requests for its resources.</summary>
    Task<string> RegisterPackageAsync(RegisterPackageRequest package);

    /// <summary>Whether the other side understands an addition to the protocol, such as <c>outputValues</c>.</summary>
    Task<bool> SupportsAsync(string feature);

    /// <summary>Says that no more resources will come, and waits until the other side needs this process no longer.</summary>
    Task SignalAndWaitForShutdownAsync();
}
