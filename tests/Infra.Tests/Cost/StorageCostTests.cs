using Monitoring.Cost;
using Xunit;

namespace Monitoring.Tests.Infra.Cost;

/// <summary>What the forecast's formula says of clusters that were measured, by <c>eng/benchmark-cost</c>; docs/cost.md has the same table.</summary>
public sealed class StorageCostTests
{
    [Theory]
    [InlineData(6_133, 44_162, 115)]
    [InlineData(6_137, 17_150, 100)]
    [InlineData(16_612, 123_660, 176)]
    [InlineData(16_486, 32_006, 123)]
    [InlineData(66_332, 514_265, 460)]
    [InlineData(66_332, 101_771, 224)]
    public void Memory_is_forecast_within_the_error_that_is_stated(double stored, double scraped, double measuredMebibytes)
    {
        var forecast = StorageCost.Memory(stored, scraped).Bytes / 1048576.0;
        Assert.InRange(forecast, measuredMebibytes * (1 - StorageCost.Error), measuredMebibytes * (1 + StorageCost.Error));
    }
}
