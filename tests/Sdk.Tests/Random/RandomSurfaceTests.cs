using Monitoring.Tests.Sdk.Surface;
using Pulumi.Random;
using Xunit;

namespace Monitoring.Tests.Sdk.Random;

public sealed class RandomSurfaceTests
{
    private static readonly SurfaceComparison Surface = new(
        typeof(RandomPassword).Assembly,
        new TypeNames(("Pulumi.Random.", "Pulumi.Random.")),
        "pulumi-random-api.txt");

    [Fact]
    public void Every_covered_type_offers_exactly_what_the_official_one_offers()
    {
        Assert.Equal(12, Surface.Types);
        Surface.AssertNoDifferences();
    }

    [Fact]
    public void The_bundled_assembly_has_no_public_type_of_its_own()
    {
        if (LoadedSdk.IsBundled)
            Assert.Empty(Surface.Additions());
    }
}
