using Pulumi;
using Xunit;

namespace Monitoring.Tests.Sdk.Surface;

/// <summary>
/// The loaded Pulumi assembly against the list of the published one: the same types, and in each the same members with
/// the same parameter names, defaults and nullability. A missing overload lets code compile here that fails there.
/// </summary>
public sealed class PulumiSurfaceTests
{
    private static readonly string[] Namespaces = ["Pulumi", "Pulumi.Testing", "Pulumi.Utilities"];

    private static readonly Dictionary<string, Type> Loaded = typeof(Resource).Assembly.GetTypes()
        .Where(type => type.IsVisible && Namespaces.Contains(type.Namespace))
        .ToDictionary(type => $"{type.Namespace}.{TypeText.Declared(type)}");

    public static TheoryData<string> LoadedTypes => [.. Loaded.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(LoadedTypes))]
    public void Every_type_has_exactly_the_published_members(string name)
    {
        Assert.True(PublishedApi.Types.TryGetValue(name, out var published), $"{name} is not a published type.");
        var loaded = TypeSurface.Of(Loaded[name]);

        var missing = published.Members.Except(loaded.Members).Except(NotImplemented.Members.Keys);
        var extra = loaded.Members.Except(published.Members);

        Assert.Equal(published.Declaration, loaded.Declaration);
        Assert.Empty(missing);
        Assert.Empty(extra);
    }

    [Fact]
    public void Every_published_type_exists_or_is_listed_as_left_out()
    {
        var missing = PublishedApi.Types.Keys.Except(Loaded.Keys).Except(NotImplemented.Types.Keys);

        Assert.Empty(missing);
    }

    [Fact]
    public void What_is_listed_as_left_out_is_published()
    {
        Assert.Empty(NotImplemented.Types.Keys.Except(PublishedApi.Types.Keys));
        Assert.Empty(NotImplemented.Members.Keys.Except(PublishedApi.Types.Values.SelectMany(type => type.Members)));
    }
}
