using System.Collections.Immutable;
using System.Globalization;
using Google.Protobuf;

namespace Pulumi.Engine;

/// <summary>Requests as messages of the protocol, and its answers as responses.</summary>
internal static class EngineMessages
{
    public static Pulumirpc.RegisterResourceRequest Write(RegisterResourceRequest request)
    {
        var message = new Pulumirpc.RegisterResourceRequest
        {
            Type = request.Type,
            Name = request.Name,
            Parent = request.Parent,
            Custom = request.IsCustom,
            Remote = request.IsRemote,
            Object = WireStructs.Write(request.Object),
            Dependencies = { request.Dependencies },
            Provider = request.Provider,
            Providers = { request.Providers },
            Version = request.Version,
            PluginDownloadURL = request.PluginDownloadUrl,
            PackageRef = request.PackageReference,
            ImportId = request.ImportId,
            DeleteBeforeReplace = request.DeleteBeforeReplace ?? false,
            DeleteBeforeReplaceDefined = request.DeleteBeforeReplace is not null,
            DeletedWith = request.DeletedWith,
            CustomTimeouts = Write(request.CustomTimeouts),
            IgnoreChanges = { request.IgnoreChanges },
            ReplaceOnChanges = { request.ReplaceOnChanges },
            ReplaceWith = { request.ReplaceWith },
            ReplacementTrigger = request.ReplacementTrigger is { } trigger ? WireStructs.Write(trigger) : null,
            HideDiffs = { request.HideDiffs },
            EnvVarMappings = { request.EnvironmentMappings },
            AdditionalSecretOutputs = { request.AdditionalSecretOutputs },
            Aliases = { request.Aliases.Select(Write) },
            AliasSpecs = true,
            SupportsResultReporting = true,
            AcceptSecrets = true,
            AcceptResources = true,
        };
        foreach (var (property, urns) in request.PropertyDependencies)
            message.PropertyDependencies[property] = new() { Urns = { urns } };

        // Unset is not false: the engine then asks the parent.
        if (request.Protect is { } protect)
            message.Protect = protect;
        if (request.RetainOnDelete is { } retain)
            message.RetainOnDelete = retain;
        return message;
    }

    public static RegisterResourceResponse Read(Pulumirpc.RegisterResourceResponse message) =>
        new(message.Urn, message.Id, WireStructs.Read(message.Object))
        {
            IsMade = message.Result == Pulumirpc.Result.Success,
            PropertyDependencies = message.PropertyDependencies.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.Urns.ToImmutableArray()),
        };

    public static Pulumirpc.ReadResourceRequest Write(ReadResourceRequest request) => new()
    {
        Id = request.Id,
        Type = request.Type,
        Name = request.Name,
        Parent = request.Parent,
        Properties = WireStructs.Write(request.Properties),
        Dependencies = { request.Dependencies },
        Provider = request.Provider,
        Version = request.Version,
        PluginDownloadURL = request.PluginDownloadUrl,
        PackageRef = request.PackageReference,
        AdditionalSecretOutputs = { request.AdditionalSecretOutputs },
        AcceptSecrets = true,
        AcceptResources = true,
    };

    public static ReadResourceResponse Read(Pulumirpc.ReadResourceResponse message) => new(message.Urn, WireStructs.Read(message.Properties));

    public static Pulumirpc.RegisterResourceOutputsRequest Write(RegisterResourceOutputsRequest request) => new()
    {
        Urn = request.Urn,
        Outputs = WireStructs.Write(request.Outputs),
    };

    public static Pulumirpc.ResourceInvokeRequest WriteInvoke(CallRequest request) => new()
    {
        Tok = request.Token,
        Args = WireStructs.Write(request.Args),
        Provider = request.Provider,
        Version = request.Version,
        PluginDownloadURL = request.PluginDownloadUrl,
        PackageRef = request.PackageReference,
        AcceptResources = true,
    };

    public static CallResponse Read(Pulumirpc.InvokeResponse message) => Response(message.Return, message.Failures);

    public static Pulumirpc.ResourceCallRequest WriteCall(CallRequest request)
    {
        var message = new Pulumirpc.ResourceCallRequest
        {
            Tok = request.Token,
            Args = WireStructs.Write(request.Args),
            Provider = request.Provider,
            Version = request.Version,
            PluginDownloadURL = request.PluginDownloadUrl,
            PackageRef = request.PackageReference,
        };
        foreach (var (argument, urns) in request.ArgumentDependencies)
            message.ArgDependencies[argument] = new() { Urns = { urns } };
        return message;
    }

    public static CallResponse Read(Pulumirpc.CallResponse message) => Response(message.Return, message.Failures);

    public static Pulumirpc.RegisterPackageRequest Write(RegisterPackageRequest package)
    {
        var message = new Pulumirpc.RegisterPackageRequest
        {
            Name = package.Name,
            Version = package.Version,
            DownloadUrl = package.DownloadUrl,
            Parameterization = Write(package.Parameterization),
            Extension = Write(package.Extension),
        };
        foreach (var (platform, checksum) in package.Checksums)
            message.Checksums[platform] = ByteString.CopyFrom(checksum);
        return message;
    }

    private static Pulumirpc.Parameterization? Write(RegisterPackageRequest.PackageParameterization? parameters) =>
        parameters is null ? null : new() { Name = parameters.Name, Version = parameters.Version, Value = ByteString.CopyFrom(parameters.Value) };

    private static Pulumirpc.RegisterResourceRequest.Types.CustomTimeouts? Write(CustomTimeouts? timeouts) =>
        timeouts is null ? null : new() { Create = Duration(timeouts.Create), Update = Duration(timeouts.Update), Delete = Duration(timeouts.Delete) };

    /// <summary>A tick is 100 nanoseconds.</summary>
    private static string Duration(TimeSpan? time) => time is { } set ? string.Create(CultureInfo.InvariantCulture, $"{set.Ticks}00ns") : "";

    private static Pulumirpc.Alias Write(AliasSpec alias)
    {
        if (alias.Urn.Length > 0)
            return new() { Urn = alias.Urn };
        var spec = new Pulumirpc.Alias.Types.Spec { Name = alias.Name, Type = alias.Type, Stack = alias.Stack, Project = alias.Project };
        if (alias.NoParent)
            spec.NoParent = true;
        else if (alias.ParentUrn.Length > 0)
            spec.ParentUrn = alias.ParentUrn;
        return new() { Spec = spec };
    }

    private static CallResponse Response(Google.Protobuf.WellKnownTypes.Struct? result, IEnumerable<Pulumirpc.CheckFailure> failures) =>
        new(WireStructs.Read(result))
        {
            Failures = [.. failures.Select(failure => new CallFailure(failure.Property, failure.Reason))],
        };
}
