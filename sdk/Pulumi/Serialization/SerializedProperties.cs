using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>A set of properties on the wire, and for each of them the resources that its value comes from.</summary>
internal sealed record SerializedProperties(WireObject Object, ImmutableDictionary<string, ImmutableHashSet<Resource>> Dependencies)
{
    public IEnumerable<Resource> AllDependencies => Dependencies.Values.SelectMany(resources => resources).Distinct();

    /// <summary>For each property, the URNs of those resources; waits until all of them exist.</summary>
    public async Task<ImmutableDictionary<string, ImmutableArray<string>>> DependencyUrnsAsync()
    {
        var result = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>();
        foreach (var (property, resources) in Dependencies)
            result[property] = await DependencyExpansion.UrnsAsync(DependencyExpansion.Expand(resources)).ConfigureAwait(false);
        return result.ToImmutable();
    }

    /// <summary>The arguments of a resource: <c>id</c> and <c>urn</c> are the engine's and never sent.</summary>
    public static Task<SerializedProperties> OfResourceAsync(ResourceArgs args, bool keepOutputs = false) =>
        OfAsync(args.ToPairs().Where(pair => pair.Key is not ("id" or "urn")), keepOutputs);

    /// <exception cref="InvalidOperationException">A value cannot be sent.</exception>
    public static async Task<SerializedProperties> OfAsync(IEnumerable<KeyValuePair<string, object?>> pairs, bool keepOutputs = false)
    {
        var properties = new WireObject();
        var dependencies = ImmutableDictionary.CreateBuilder<string, ImmutableHashSet<Resource>>();
        foreach (var (key, value) in pairs)
        {
            if (value is null)
                continue;
            var serializer = new Serializer(keepOutputs);
            if (await SerializeAsync(serializer, key, value).ConfigureAwait(false) is not { } wire)
                continue;
            properties[key] = wire;
            dependencies[key] = [.. serializer.Dependencies];
        }
        return new(properties, dependencies.ToImmutable());
    }

    private static async ValueTask<object?> SerializeAsync(Serializer serializer, string key, object value)
    {
        try
        {
            return await serializer.SerializeAsync(value).ConfigureAwait(false);
        }
        catch (NotSupportedException e)
        {
            throw new InvalidOperationException($"error serializing property \"{key}\": {e.Message}", e);
        }
    }
}
