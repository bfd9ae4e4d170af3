using System.Reflection;
using Xunit;

namespace Monitoring.Tests.Sdk.Surface;

/// <summary>Compares a loaded assembly with a listing.</summary>
internal sealed class SurfaceComparison(Assembly assembly, TypeNames names, string fixture)
{
    private readonly SurfaceRenderer _renderer = new(names);
    private readonly IReadOnlyDictionary<string, string[]> _official = SurfaceFixture.Read(fixture);

    public int Types => _official.Count;

    /// <summary>Fails with one line for each type or member that only one side has, <c>-</c> for official and <c>+</c> for loaded.</summary>
    public void AssertNoDifferences()
    {
        var loaded = assembly.GetExportedTypes().ToDictionary(names.Of);
        var differences = _official.SelectMany(type => loaded.TryGetValue(type.Key, out var found)
            ? Differences(type.Value, [_renderer.Header(found), .. _renderer.Members(found)], type.Key)
            : [$"- {type.Key}"]).ToList();
        Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences));
    }

    /// <summary>The public types of the loaded assembly that the listing does not have.</summary>
    public IReadOnlyList<string> Additions() =>
        [.. assembly.GetExportedTypes().Select(names.Of).Where(name => !_official.ContainsKey(name)).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Differences(string[] official, string[] loaded, string type) =>
        official.Except(loaded).Select(line => $"- {type} | {line}").Concat(loaded.Except(official).Select(line => $"+ {type} | {line}"));
}
