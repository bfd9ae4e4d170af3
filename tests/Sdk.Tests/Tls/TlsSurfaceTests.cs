using Monitoring.Tests.Sdk.Surface;
using Pulumi.Tls;
using Xunit;

namespace Monitoring.Tests.Sdk.Tls;

public sealed class TlsSurfaceTests
{
    private static readonly SurfaceComparison Surface = new(
        typeof(PrivateKey).Assembly,
        new TypeNames(("Pulumi.Tls.", "Pulumi.Tls.")),
        "pulumi-tls-api.txt");

    [Fact]
    public void Every_covered_type_offers_exactly_what_the_official_one_offers()
    {
        Assert.Equal(18, Surface.Types);
        Surface.AssertNoDifferences();
    }

    [Fact]
    public void The_bundled_assembly_has_no_public_type_of_its_own()
    {
        if (LoadedSdk.IsBundled)
            Assert.Empty(Surface.Additions());
    }
}
