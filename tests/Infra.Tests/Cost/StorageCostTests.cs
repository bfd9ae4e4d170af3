using Monitoring.Cost;
using Xunit;

namespace Monitoring.Tests.Infra.Cost;

/// <summary>What the forecast's formula says of clusters that were measured, by <c>eng/benchmark-cost</c>; docs/cost.md has the same table.</summary>
public sealed class StorageCostTests
{
    [Theory]
    [InlineData(7_452, 82_597, 134)]
    [InlineData(7_454, 51_603, 113)]
    [InlineData(18_257, 178_335, 215)]
    [InlineData(18_267, 66_778, 138)]
    [InlineData(70_547, 650_140, 579)]
    [InlineData(70_159, 138_143, 265)]
    public void Memory_is_forecast_within_the_error_that_is_stated(double stored, double scraped, double measuredMebibytes)
    {
        var forecast = StorageCost.Memory(stored, scraped).Bytes / 1048576.0;
        Assert.InRange(forecast, measuredMebibytes * (1 - StorageCost.Error), measuredMebibytes * (1 + StorageCost.Error));
    }
}
