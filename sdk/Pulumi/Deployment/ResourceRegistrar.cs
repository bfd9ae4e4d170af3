using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Brings resources to the monitor and their state back into their output properties.</summary>
internal sealed class ResourceRegistrar(DeploymentContext deployment)
{
    private readonly ResourceRequests _requests = new(deployment);

    /// <summary>Gives the resource its output properties and starts the registration that will fill them.</summary>
    /// <exception cref="InvalidOperationException">A property marked as output has a type that cannot be read from the engine.</exception>
    public void Start(Resource resource, ResourceDefinition definition)
    {
        var outputs = ResourceOutputs.AssignTo(resource, definition);
        deployment.Tasks.Track(RunAsync(resource, definition, outputs));
    }

    public void RegisterOutputs(ComponentResource component, Output<IDictionary<string, object?>> outputs) =>
        deployment.Tasks.Track(RegisterOutputsAsync(component, outputs));

    private async Task RunAsync(Resource resource, ResourceDefinition definition, ResourceOutputs outputs)
    {
        try
        {
            var response = await ReadOrRegisterAsync(resource, definition).ConfigureAwait(false);
            outputs.Complete(resource, response, deployment);
        }
        catch (Exception e)
        {
            outputs.Fail(e);
            throw;
        }
    }

    private async Task<RegisterResourceResponse> ReadOrRegisterAsync(Resource resource, ResourceDefinition definition)
    {
        if (definition.Options.Urn is { } urn)
            return await LookUpAsync(urn).ConfigureAwait(false);
        return await ExistingIdAsync(definition).ConfigureAwait(false) is { Length: > 0 } id
            ? await ReadAsync(resource, definition, id).ConfigureAwait(false)
            : await RegisterAsync(resource, definition).ConfigureAwait(false);
    }

    private async Task<RegisterResourceResponse> RegisterAsync(Resource resource, ResourceDefinition definition)
    {
        var request = await _requests.RegisterAsync(resource, definition).ConfigureAwait(false);
        return await deployment.Monitor.RegisterResourceAsync(resource, request).ConfigureAwait(false);
    }

    private async Task<RegisterResourceResponse> ReadAsync(Resource resource, ResourceDefinition definition, string id)
    {
        var request = await _requests.ReadAsync(resource, definition, id).ConfigureAwait(false);
        var response = await deployment.Monitor.ReadResourceAsync(resource, request).ConfigureAwait(false);
        return new(response.Urn, id, response.Properties);
    }

    private static async Task<string?> ExistingIdAsync(ResourceDefinition definition)
    {
        if (definition.Options.Id is not { } input)
            return null;
        var id = await input.ToOutput().DataTask.ConfigureAwait(false);
        if (!id.IsKnown || string.IsNullOrEmpty(id.Value))
            return null;
        return definition.IsCustom ? id.Value : throw new ArgumentException("ResourceOptions.Id is only valid for a CustomResource");
    }

    /// <summary>The engine itself answers this function with a resource of the same deployment.</summary>
    private async Task<RegisterResourceResponse> LookUpAsync(string urn)
    {
        var response = await deployment.Monitor
            .InvokeAsync(new CallRequest("pulumi:pulumi:getResource", new WireObject { ["urn"] = urn })).ConfigureAwait(false);
        FunctionCaller.ThrowIfFailed("pulumi:pulumi:getResource", response);
        var state = response.Return.TryGetValue("state", out var value) && value is WireObject pairs ? pairs : [];
        return new(response.Return.Text("urn"), response.Return.Text("id"), state);
    }

    private async Task RegisterOutputsAsync(ComponentResource component, Output<IDictionary<string, object?>> outputs)
    {
        var urn = await component.Urn.DataTask.ConfigureAwait(false);
        var properties = await outputs.DataTask.ConfigureAwait(false);
        var serialized = await SerializedProperties.OfAsync(properties.Value ?? ImmutableDictionary<string, object?>.Empty).ConfigureAwait(false);
        await deployment.Monitor.RegisterResourceOutputsAsync(new(urn.Value, serialized.Object)).ConfigureAwait(false);
    }
}
