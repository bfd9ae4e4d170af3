using System.Collections;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Turns one value of a program into its form on the wire and collects the resources behind it.</summary>
/// <param name="keepOutputs">
/// Whether outputs stay recognizable, each with what is known about it. Only components that another process constructs take them so.
/// </param>
internal sealed class Serializer(bool keepOutputs = false)
{
    private readonly HashSet<Resource> _dependencies = [];

    public IReadOnlyCollection<Resource> Dependencies => _dependencies;

    /// <exception cref="NotSupportedException">The value, or one inside it, is of a type that cannot be sent.</exception>
    public async ValueTask<object?> SerializeAsync(object? value) =>
        value switch
        {
            null or string or bool or double => value,
            int number => (double)number,
            IInput input => await SerializeAsync(input.Content).ConfigureAwait(false),
            IOutput output => await OutputAsync(output).ConfigureAwait(false),
            JsonText json => await JsonAsync(json).ConfigureAwait(false),
            InputArgs args => await PairsAsync(args.ToPairs()).ConfigureAwait(false),
            IUnion union => await SerializeAsync(union.Value).ConfigureAwait(false),
            AssetOrArchive asset => WireObject.Special(asset.Signature, asset.Property, await SerializeAsync(asset.Content).ConfigureAwait(false)),
            JsonElement element => WireJson.Read(element),
            Resource resource => await ReferenceAsync(resource).ConfigureAwait(false),
            IDictionary dictionary => await PairsAsync(Pairs(dictionary)).ConfigureAwait(false),
            IList list => await ListAsync(list).ConfigureAwait(false),
            Task => throw new NotSupportedException("Tasks are not allowed in arguments. Wrap the task in an output: Output.Create(task)."),
            _ => await SerializeAsync(LeafTypes.Decompose(value)).ConfigureAwait(false),
        };

    private async ValueTask<object?> OutputAsync(IOutput output)
    {
        var data = await output.GetDataAsync().ConfigureAwait(false);
        _dependencies.UnionWith(data.Resources);
        if (keepOutputs)
            return await OutputValueAsync(data).ConfigureAwait(false);
        if (!data.IsKnown)
            return WireSignature.Unknown;
        var value = await SerializeAsync(data.Value).ConfigureAwait(false);
        return data.IsSecret && !Equals(value, WireSignature.Unknown) ? WireObject.Special(WireSignature.Secret, "value", value) : value;
    }

    /// <summary>An output without a value is one that is not known yet.</summary>
    private async ValueTask<object?> OutputValueAsync(OutputData<object?> data)
    {
        var output = new WireObject { [WireSignature.Key] = WireSignature.OutputValue };
        if (data.IsKnown)
            output["value"] = await SerializeAsync(data.Value).ConfigureAwait(false);
        if (data.IsSecret)
            output["secret"] = true;
        var urns = await DependencyExpansion.UrnsAsync(DependencyExpansion.Expand(data.Resources)).ConfigureAwait(false);
        if (!urns.IsEmpty)
            output["dependencies"] = new WireList(urns);
        return output;
    }

    /// <summary>Text cannot hold outputs.</summary>
    private async ValueTask<object?> JsonAsync(JsonText json)
    {
        var inner = new Serializer();
        var content = await inner.SerializeAsync(json.Content).ConfigureAwait(false);
        _dependencies.UnionWith(inner.Dependencies);
        return WireJson.ToText(content);
    }

    /// <summary>Null values are not sent.</summary>
    private async ValueTask<object?> PairsAsync(IEnumerable<KeyValuePair<string, object?>> pairs)
    {
        var result = new WireObject();
        foreach (var (key, value) in pairs)
        {
            if (value is not null && await SerializeAsync(value).ConfigureAwait(false) is { } wire)
                result[key] = wire;
        }
        return result;
    }

    private async ValueTask<object?> ListAsync(IList list)
    {
        var result = new WireList(list.Count);
        foreach (var item in list)
            result.Add(await SerializeAsync(item).ConfigureAwait(false));
        return result;
    }

    private async ValueTask<object?> ReferenceAsync(Resource resource)
    {
        _dependencies.Add(resource);
        var urn = await resource.Urn.DataTask.ConfigureAwait(false);
        var reference = WireObject.Special(WireSignature.Resource, "urn", urn.Value);
        if (resource is CustomResource custom)
        {
            var id = await custom.Id.DataTask.ConfigureAwait(false);
            reference["id"] = id.IsKnown ? id.Value : "";
        }
        return reference;
    }

    private static IEnumerable<KeyValuePair<string, object?>> Pairs(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
        {
            yield return entry.Key is string key
                ? KeyValuePair.Create(key, entry.Value)
                : throw new NotSupportedException($"Dictionaries are only supported with string keys, not {entry.Key.GetType().FullName}.");
        }
    }
}
