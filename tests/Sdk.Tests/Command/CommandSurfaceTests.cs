using Monitoring.Tests.Sdk.Surface;
using Pulumi.Command.Remote;
using Xunit;

namespace Monitoring.Tests.Sdk.Command;

public sealed class CommandSurfaceTests
{
    private static readonly SurfaceComparison Surface = new(
        typeof(CopyToRemote).Assembly,
        new TypeNames(("Pulumi.Command.", "Pulumi.Command.")),
        "pulumi-command-api.txt");

    [Fact]
    public void Every_covered_type_offers_exactly_what_the_official_one_offers()
    {
        Assert.Equal(9, Surface.Types);
        Surface.AssertNoDifferences();
    }

    [Fact]
    public void The_bundled_assembly_has_no_public_type_of_its_own()
    {
        if (LoadedSdk.IsBundled)
            Assert.Empty(Surface.Additions());
    }
}
