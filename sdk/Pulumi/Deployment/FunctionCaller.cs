using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Calls functions of providers and methods of resources.</summary>
internal sealed class FunctionCaller(DeploymentContext deployment)
{
    /// <summary>With an argument that is not known yet the function is not called and the result is unknown.</summary>
    public async Task<OutputData<WireObject>> InvokeAsync(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? package)
    {
        var dependsOn = (options as InvokeOutputOptions)?.DependsOn ?? [];
        var waited = await dependsOn.ToOutput().DataTask.ConfigureAwait(false);
        foreach (var resource in waited.IsKnown ? DependencyExpansion.Expand(waited.Value) : [])
            await resource.Urn.DataTask.ConfigureAwait(false);

        var provider = options?.Provider ?? options?.Parent?.Inheritance.ProviderFor(token);
        var serialized = await SerializedProperties.OfAsync(args.ToPairs()).ConfigureAwait(false);
        return await RunAsync(deployment.Monitor.InvokeAsync, token, serialized, provider, options?.Version, options?.PluginDownloadURL, package)
            .ConfigureAwait(false);
    }

    public async Task<OutputData<WireObject>> CallAsync(string token, CallArgs args, Resource? self, CallOptions? options, RegisterPackageRequest? package)
    {
        var pairs = args.ToPairs().ToList();
        if (self is not null)
            pairs.Add(KeyValuePair.Create<string, object?>("__self__", self));
        var provider = options?.Provider ?? options?.Parent?.Inheritance.ProviderFor(token) ?? self?.Inheritance.Provider;
        var serialized = await SerializedProperties.OfAsync(pairs).ConfigureAwait(false);
        return await RunAsync(deployment.Monitor.CallAsync, token, serialized, provider, options?.Version, options?.PluginDownloadURL, package)
            .ConfigureAwait(false);
    }

    /// <exception cref="InvalidOperationException">The function refused its arguments.</exception>
    public static void ThrowIfFailed(string token, CallResponse response)
    {
        if (response.Failures.IsEmpty)
            return;
        var reasons = response.Failures.Select(failure => failure.Property.Length == 0 ? failure.Reason : $"{failure.Reason} ({failure.Property})");
        throw new InvalidOperationException($"Invoke of '{token}' failed: {string.Join("; ", reasons)}");
    }

    private async Task<OutputData<WireObject>> RunAsync(
        Func<CallRequest, Task<CallResponse>> send,
        string token,
        SerializedProperties args,
        ProviderResource? provider,
        string? version,
        string? pluginDownloadUrl,
        RegisterPackageRequest? package)
    {
        var resources = args.AllDependencies.ToImmutableHashSet();
        var content = Deserializer.Deserialize(args.Object);
        if (!content.IsKnown)
            return new([], false, content.IsSecret, resources);

        var response = await send(new CallRequest(token, WireSecrets.Reveal(args.Object))
        {
            Provider = await ProviderResource.ReferenceAsync(provider).ConfigureAwait(false),
            Version = version ?? "",
            PluginDownloadUrl = pluginDownloadUrl ?? "",
            PackageReference = package is null ? "" : await deployment.Monitor.RegisterPackageAsync(package).ConfigureAwait(false),
            ArgumentDependencies = await args.DependencyUrnsAsync().ConfigureAwait(false),
        }).ConfigureAwait(false);
        ThrowIfFailed(token, response);
        return new(response.Return, true, content.IsSecret, resources);
    }
}
