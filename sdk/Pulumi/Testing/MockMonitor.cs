using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi.Testing;

/// <summary>Asks the mocks of a test what an engine would know.</summary>
internal sealed class MockMonitor(IMocks mocks, DeploymentSettings settings) : IMonitor
{
    private readonly ConcurrentDictionary<string, RegisterResourceResponse> _registered = new();
    private ImmutableArray<Resource> _resources = [];

    /// <summary>In the order in which they arrived.</summary>
    public ImmutableArray<Resource> Resources => _resources;

    public async Task<RegisterResourceResponse> RegisterResourceAsync(Resource resource, RegisterResourceRequest request)
    {
        Add(resource);
        var urn = MockUrn.Of(settings, request.Parent, request.Type, request.Name);
        if (request.Type == Stack.RootType)
            return Remember(new(urn, "", []));

        var (id, state) = await mocks.NewResourceAsync(new MockResourceArgs
        {
            Type = request.Type,
            Name = request.Name,
            Inputs = MockValues.Inputs(request.Object),
            Provider = request.Provider,
            Id = request.ImportId,
        }).ConfigureAwait(false);
        return Remember(new(urn, id ?? request.ImportId, await MockValues.StateAsync(state).ConfigureAwait(false)));
    }

    public async Task<ReadResourceResponse> ReadResourceAsync(Resource resource, ReadResourceRequest request)
    {
        Add(resource);
        var (_, state) = await mocks.NewResourceAsync(new MockResourceArgs
        {
            Type = request.Type,
            Name = request.Name,
            Inputs = MockValues.Inputs(request.Properties),
            Provider = request.Provider,
            Id = request.Id,
        }).ConfigureAwait(false);
        var urn = MockUrn.Of(settings, request.Parent, request.Type, request.Name);
        var response = Remember(new(urn, request.Id, await MockValues.StateAsync(state).ConfigureAwait(false)));
        return new(response.Urn, response.Object);
    }

    public Task RegisterResourceOutputsAsync(RegisterResourceOutputsRequest request) =>
        mocks.RegisterResourceOutputs(new MockRegisterResourceOutputsRequest(request.Urn, MockValues.Outputs(request.Outputs)));

    public async Task<CallResponse> InvokeAsync(CallRequest request) =>
        request.Token == "pulumi:pulumi:getResource" ? LookUp(request.Args.Text("urn")) : await CallAsync(request).ConfigureAwait(false);

    public async Task<CallResponse> CallAsync(CallRequest request)
    {
        var result = await mocks.CallAsync(new MockCallArgs
        {
            Token = request.Token,
            Args = MockValues.Inputs(request.Args),
            Provider = request.Provider,
        }).ConfigureAwait(false);
        return new(await MockValues.StateAsync(result).ConfigureAwait(false));
    }

    public Task<string> RegisterPackageAsync(RegisterPackageRequest package) => Task.FromResult($"{package.Name}@{package.Version}");

    public Task<bool> SupportsAsync(string feature) => Task.FromResult(feature != "outputValues");

    public Task SignalAndWaitForShutdownAsync() => Task.CompletedTask;

    private void Add(Resource resource) => ImmutableInterlocked.Update(ref _resources, resources => resources.Add(resource));

    private RegisterResourceResponse Remember(RegisterResourceResponse response) => _registered[response.Urn] = response;

    private CallResponse LookUp(string urn) =>
        _registered.TryGetValue(urn, out var found)
            ? new(new WireObject { ["urn"] = found.Urn, ["id"] = found.Id, ["state"] = found.Object })
            : throw new InvalidOperationException($"unknown resource {urn}");
}
