using Monitoring.Tests.Sdk.Surface;
using Pulumi;
using Xunit;

namespace Monitoring.Tests.Sdk.Core.Surface;

/// <summary>
/// The loaded Pulumi assembly against the list of the published one: the same types, and in each the same members with
/// the same parameter names, defaults and nullability. A missing overload lets code compile here that fails there.
/// </summary>
public sealed class PulumiSurfaceTests
{
    private static readonly string[] Namespaces = ["Pulumi", "Pulumi.Testing", "Pulumi.Utilities"];

    private static readonly IReadOnlyDictionary<string, string[]> Published = SurfaceFixture.Read("pulumi-api.txt");

    private static readonly Dictionary<string, TypeSurface> Loaded = typeof(Resource).Assembly.GetExportedTypes()
        .Where(type => Namespaces.Contains(type.Namespace))
        .Select(TypeSurface.Of)
        .ToDictionary(type => type.Key);

    public static TheoryData<string> LoadedTypes => [.. Loaded.Keys.Where(Published.ContainsKey).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(LoadedTypes))]
    public void A_type_has_exactly_the_published_members(string type)
    {
        var published = TypeSurface.Of(Published[type]);
        var loaded = Loaded[type];

        Assert.Equal(published.Declaration, loaded.Declaration);
        Assert.Empty(published.Members.Except(loaded.Members).Except(NotImplemented.Members.Keys));
        Assert.Empty(loaded.Members.Except(published.Members));
    }

    [Fact]
    public void Every_published_type_exists_or_is_listed_as_left_out()
    {
        Assert.NotEmpty(Published);
        Assert.Empty(Published.Keys.Except(Loaded.Keys).Except(NotImplemented.Types.Keys));
    }

    [Fact]
    public void The_bundled_assembly_has_no_public_type_of_its_own()
    {
        if (LoadedSdk.IsBundled)
            Assert.Empty(Loaded.Keys.Except(Published.Keys));
    }

    [Fact]
    public void What_is_listed_as_left_out_is_published_and_left_out()
    {
        var members = Published.Values.SelectMany(lines => lines).ToHashSet();
        Assert.Empty(NotImplemented.Types.Keys.Except(Published.Keys));
        Assert.Empty(NotImplemented.Members.Keys.Except(members));
        if (LoadedSdk.IsBundled)
            Assert.Empty(NotImplemented.Types.Keys.Intersect(Loaded.Keys));
    }
}
