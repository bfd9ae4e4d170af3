using Monitoring.Settings;
using Xunit;

namespace Monitoring.Tests.Infra.Settings;

public sealed class CpuQuantityTests
{
    [Theory]
    [InlineData("100m", 100, "100m")]
    [InlineData("0.1", 100, "100m")]
    [InlineData("1000m", 1_000, "1")]
    [InlineData("2", 2_000, "2")]
    [InlineData("1.5", 1_500, "1500m")]
    [InlineData("0", 0, "0")]
    public void It_reads_and_writes_the_notation_of_Kubernetes(string text, int millicores, string written)
    {
        var cpu = CpuQuantity.Parse(text);
        Assert.Equal(millicores, cpu.Millicores);
        Assert.Equal(written, cpu.ToString());
        Assert.Equal(cpu, CpuQuantity.Parse(written));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("m")]
    [InlineData("-1")]
    [InlineData("1 core")]
    [InlineData("1M")]
    [InlineData("1,5")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("1000001")]
    public void It_refuses_everything_else(string? text) => Assert.False(CpuQuantity.TryParse(text, null, out _));

    [Fact]
    public void A_refusal_shows_how_to_write_it() =>
        Assert.Equal("'two' is not an amount of CPU such as 100m or 2.", Assert.Throws<FormatException>(() => CpuQuantity.Parse("two")).Message);
}
