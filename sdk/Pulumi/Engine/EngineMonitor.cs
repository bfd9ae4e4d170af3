using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Pulumi.Engine;

/// <summary>The resource monitor of the <c>pulumi</c> command that started this process.</summary>
internal sealed class EngineMonitor(GrpcChannel channel) : IMonitor
{
    /// <summary>What every request relies on; engines have both since 2022.</summary>
    private static readonly string[] Basics = ["resourceReferences", "aliasSpecs"];

    private readonly EngineFeatures _features = new(channel);
    private readonly ConcurrentDictionary<RegisterPackageRequest, Lazy<Task<string>>> _packages = new(ReferenceEqualityComparer.Instance);

    public async Task<RegisterResourceResponse> RegisterResourceAsync(Resource resource, RegisterResourceRequest request)
    {
        var what = $"register {request.Type} '{request.Name}'";
        if (request.NeedsCallbacks)
            throw new RunException($"This SDK cannot {what}: transforms and hooks that the engine calls are not part of it. Build with the published packages: -p:PulumiSdk=official.");
        await _features.DemandAsync(Basics).ConfigureAwait(false);
        await _features.DemandAsync(NewerFeatures(request)).ConfigureAwait(false);
        var answer = await CallAsync(what, "RegisterResource", EngineMessages.Write(request), Pulumirpc.RegisterResourceResponse.Parser).ConfigureAwait(false);
        return EngineMessages.Read(answer);
    }

    public async Task<ReadResourceResponse> ReadResourceAsync(Resource resource, ReadResourceRequest request)
    {
        await _features.DemandAsync(Basics).ConfigureAwait(false);
        var answer = await CallAsync(
            $"read {request.Type} '{request.Name}'", "ReadResource", EngineMessages.Write(request), Pulumirpc.ReadResourceResponse.Parser).ConfigureAwait(false);
        return EngineMessages.Read(answer);
    }

    public Task RegisterResourceOutputsAsync(RegisterResourceOutputsRequest request) =>
        CallAsync($"take the outputs of {request.Urn}", "RegisterResourceOutputs", EngineMessages.Write(request), Empty.Parser);

    public async Task<CallResponse> InvokeAsync(CallRequest request)
    {
        var answer = await CallAsync($"invoke '{request.Token}'", "Invoke", EngineMessages.WriteInvoke(request), Pulumirpc.InvokeResponse.Parser).ConfigureAwait(false);
        return EngineMessages.Read(answer);
    }

    public async Task<CallResponse> CallAsync(CallRequest request)
    {
        var answer = await CallAsync($"call '{request.Token}'", "Call", EngineMessages.WriteCall(request), Pulumirpc.CallResponse.Parser).ConfigureAwait(false);
        return EngineMessages.Read(answer);
    }

    public Task<string> RegisterPackageAsync(RegisterPackageRequest package) =>
        _packages.GetOrAdd(package, key => new(() => AnnounceAsync(key))).Value;

    public Task<bool> SupportsAsync(string feature) => _features.SupportsAsync(feature);

    public async Task SignalAndWaitForShutdownAsync()
    {
        try
        {
            await channel.CallAsync("SignalAndWaitForShutdown", new Empty(), Empty.Parser).ConfigureAwait(false);
        }
        catch (GrpcException e) when (e.Status == GrpcStatus.Unimplemented)
        {
            // Engines before hooks do not wait for the end of a program: it may just go.
        }
    }

    private static IEnumerable<string> NewerFeatures(RegisterResourceRequest request)
    {
        if (request.DeletedWith.Length > 0)
            yield return "deletedWith";
        if (request.ReplaceWith.Length > 0)
            yield return "replaceWith";
    }

    private async Task<string> AnnounceAsync(RegisterPackageRequest package)
    {
        await _features.DemandAsync(["parameterization"]).ConfigureAwait(false);
        var answer = await CallAsync($"load the package {package.Name}", "RegisterPackage", EngineMessages.Write(package), Pulumirpc.RegisterPackageResponse.Parser)
            .ConfigureAwait(false);
        return answer.Ref;
    }

    /// <exception cref="RunException">The engine refused; the message says what, and why.</exception>
    private async Task<TAnswer> CallAsync<TAnswer>(string what, string method, IMessage message, MessageParser<TAnswer> parser)
        where TAnswer : class, IMessage<TAnswer>
    {
        try
        {
            return await channel.CallAsync(method, message, parser).ConfigureAwait(false);
        }
        catch (GrpcException e) when (!e.IsShutdown)
        {
            throw new RunException($"The engine did not {what}: {e.Message}", e);
        }
    }
}
