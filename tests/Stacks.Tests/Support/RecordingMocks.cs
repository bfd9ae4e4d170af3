using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Newtonsoft.Json.Linq;
using Pulumi;
using Pulumi.Testing;

namespace Monitoring.Tests.Stacks.Support;

/// <summary>An engine that grants every wish and writes it down. Parents are invisible to mocks, so a transformation of the stack tells them.</summary>
internal sealed class RecordingMocks : IMocks
{
    private readonly ConcurrentBag<MockResourceArgs> _wishes = [];
    private readonly ConcurrentDictionary<string, string?> _parents = new();
    private readonly ConcurrentBag<string> _outputs = [];

    /// <summary>For the options of the stack.</summary>
    public ResourceTransformation RememberParent => args =>
    {
        _parents[Key(args.Resource.GetResourceType(), args.Resource.GetResourceName())] =
            args.Options.Parent is { } parent ? Key(parent.GetResourceType(), parent.GetResourceName()) : null;
        return null;
    };

    /// <summary>Everything that was asked for, in a fixed order.</summary>
    public ImmutableArray<StackResource> Resources =>
    [
        .. _wishes
            .Select(wish => new StackResource(wish.Type!, wish.Name!, (JObject)Json(wish.Inputs), _parents.GetValueOrDefault(Key(wish.Type!, wish.Name!)), wish.Provider ?? ""))
            .OrderBy(resource => resource.Key, StringComparer.Ordinal),
    ];

    public ImmutableHashSet<string> WithOutputs => [.. _outputs];

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        if (!string.IsNullOrEmpty(args.Id))
            return Task.FromResult<(string?, object)>((args.Id, args.Inputs.Add("data", SecretOf(args.Name!))));
        _wishes.Add(args);
        if ((string?)args.Inputs.GetValueOrDefault("type") == "kubernetes.io/service-account-token")
            return Task.FromResult<(string?, object)>(($"{args.Name}-id", args.Inputs.Add("data", SecretOf(args.Name!))));
        var state = args.Inputs.AddRange(GeneratedBy(args.Type!).Select(output =>
            KeyValuePair.Create<string, object>(output, output is "certPem" or "certRequestPem" ? $"{output} of {args.Name}" : Placeholders.Of(args.Name!))));
        return Task.FromResult<(string?, object)>(($"{args.Name}-id", state));
    }

    /// <summary>What is in a Secret that the cluster, or somebody else, fills.</summary>
    private static ImmutableDictionary<string, string> SecretOf(string name) => new[] { "token", "ca.crt", "tls.crt", "tls.key" }
        .ToImmutableDictionary(key => key, key => Convert.ToBase64String(Encoding.UTF8.GetBytes(Placeholders.Of($"{name}-{key}"))));

    /// <summary>The outputs that a provider makes up.</summary>
    private static string[] GeneratedBy(string type) => type switch
    {
        "random:index/randomPassword:RandomPassword" => ["result", "bcryptHash"],
        "tls:index/privateKey:PrivateKey" => ["privateKeyPem", "privateKeyPemPkcs8"],
        "tls:index/certRequest:CertRequest" => ["certRequestPem"],
        "tls:index/selfSignedCert:SelfSignedCert" or "tls:index/locallySignedCert:LocallySignedCert" => ["certPem"],
        _ => [],
    };

    public Task<object> CallAsync(MockCallArgs args) => throw new NotSupportedException($"The program calls {args.Token}; nothing here answers.");

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        var parts = args.Urn.Split("::");
        _outputs.Add(Key(parts[2].Split('$')[^1], parts[3]));
        return Task.CompletedTask;
    }

    private static string Key(string type, string name) => $"{type}::{name}";

    private static JToken Json(object value) => value switch
    {
        ImmutableDictionary<string, object> map => new JObject(map.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new JProperty(pair.Key, Json(pair.Value)))),
        string text => new JValue(text),
        bool truth => new JValue(truth),
        double number when Math.Floor(number) == number => new JValue((long)number),
        double number => new JValue(number),
        AssetOrArchive asset => new JValue(asset.GetType().Name),
        IEnumerable list => new JArray(list.Cast<object>().Select(Json)),
        _ => throw new NotSupportedException($"A mock got a {value.GetType()}."),
    };
}
