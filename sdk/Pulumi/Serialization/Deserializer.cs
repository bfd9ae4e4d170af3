using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>
/// Turns a wire value into plain objects: null, bool, double, string, asset, resource,
/// <see cref="ImmutableArray{T}"/> and <see cref="ImmutableDictionary{TKey, TValue}"/> of object.
/// </summary>
internal sealed class Deserializer
{
    private bool _isUnknown;
    private bool _isSecret;

    /// <summary>An unknown anywhere inside makes the whole value unknown, a secret the whole value secret.</summary>
    public static OutputData<object?> Deserialize(object? wire)
    {
        var deserializer = new Deserializer();
        var value = deserializer.Read(wire);
        return new(deserializer._isUnknown ? null : value, !deserializer._isUnknown, deserializer._isSecret, OutputData<object?>.NoResources);
    }

    private object? Read(object? wire) =>
        wire switch
        {
            WireSignature.Unknown => Unknown(),
            WireObject { Signature: { } signature } special => ReadSpecial(signature, special),
            WireObject pairs => ReadObject(pairs),
            WireList list => list.Select(Read).ToImmutableArray(),
            _ => wire,
        };

    private ImmutableDictionary<string, object?> ReadObject(WireObject pairs)
    {
        var result = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var (key, value) in pairs)
        {
            // Keys of this form are bookkeeping of providers.
            if (!key.StartsWith("__", StringComparison.Ordinal))
                result[key] = Read(value);
        }
        return result.ToImmutable();
    }

    private object? ReadSpecial(string signature, WireObject special)
    {
        switch (signature)
        {
            case WireSignature.Secret:
                _isSecret = true;
                return Read(special["value"]);
            case WireSignature.OutputValue:
                _isSecret |= special.TryGetValue("secret", out var secret) && secret is true;
                return special.TryGetValue("value", out var value) ? Read(value) : Unknown();
            case WireSignature.Asset:
                return ReadAsset(special);
            case WireSignature.Archive:
                return ReadArchive(special);
            case WireSignature.Resource:
                return ResourceReferences.Resolve(special.Text("urn"), special.Text("id"), special.Text("packageVersion"));
            default:
                throw new InvalidOperationException($"Unrecognized signature in Struct value: {signature}");
        }
    }

    private object? Unknown()
    {
        _isUnknown = true;
        return null;
    }

    private static Asset ReadAsset(WireObject asset) =>
        asset.ContainsKey("path") ? new FileAsset(asset.Text("path"))
        : asset.ContainsKey("uri") ? new RemoteAsset(asset.Text("uri"))
        : new StringAsset(asset.Text("text"));

    private Archive ReadArchive(WireObject archive)
    {
        if (archive.ContainsKey("path"))
            return new FileArchive(archive.Text("path"));
        if (archive.ContainsKey("uri"))
            return new RemoteArchive(archive.Text("uri"));
        var assets = ReadObject((WireObject)archive["assets"]!);
        return new AssetArchive(assets.ToDictionary(pair => pair.Key, pair => (AssetOrArchive)pair.Value!));
    }
}
