using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Which resources the engine is told to wait for, when a program depends on some.</summary>
internal static class DependencyExpansion
{
    /// <summary>
    /// A component of this program stands for the custom and remote resources below it; below those nothing is looked at.
    /// </summary>
    public static IEnumerable<Resource> Expand(IEnumerable<Resource> resources)
    {
        var found = new HashSet<Resource>();
        foreach (var resource in resources)
            Collect(resource, found);
        return found.Where(IsLeaf);
    }

    /// <summary>The URNs of the resources, each once, in ordinal order; waits until the engine has given all of them.</summary>
    public static async Task<ImmutableArray<string>> UrnsAsync(IEnumerable<Resource> resources)
    {
        var urns = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var resource in resources)
            urns.Add((await resource.Urn.DataTask.ConfigureAwait(false)).Value);
        return [.. urns];
    }

    private static void Collect(Resource resource, HashSet<Resource> found)
    {
        if (!found.Add(resource) || IsLeaf(resource))
            return;
        foreach (var child in resource.Children)
            Collect(child, found);
    }

    private static bool IsLeaf(Resource resource) => resource is CustomResource || resource.IsRemote;
}
