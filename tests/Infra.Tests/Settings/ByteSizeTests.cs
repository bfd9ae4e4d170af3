using Monitoring.Settings;
using Xunit;

namespace Monitoring.Tests.Infra.Settings;

public sealed class ByteSizeTests
{
    [Theory]
    [InlineData("0", 0, "0")]
    [InlineData("1000", 1_000, "1000")]
    [InlineData("1k", 1_000, "1000")]
    [InlineData("1024", 1_024, "1Ki")]
    [InlineData("512Mi", 536_870_912, "512Mi")]
    [InlineData("1024Mi", 1_073_741_824, "1Gi")]
    [InlineData("1.5Gi", 1_610_612_736, "1536Mi")]
    [InlineData("10Gi", 10_737_418_240, "10Gi")]
    [InlineData("1M", 1_000_000, "1000000")]
    [InlineData("1G", 1_000_000_000, "1000000000")]
    [InlineData("1T", 1_000_000_000_000, "976562500Ki")]
    [InlineData("2Ti", 2_199_023_255_552, "2Ti")]
    public void It_reads_and_writes_the_notation_of_Kubernetes(string text, long bytes, string written)
    {
        var size = ByteSize.Parse(text);
        Assert.Equal(bytes, size.Bytes);
        Assert.Equal(written, size.ToString());
        Assert.Equal(size, ByteSize.Parse(written));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Gi")]
    [InlineData("-1Gi")]
    [InlineData("1GB")]
    [InlineData("1gi")]
    [InlineData("1K")]
    [InlineData("1 Gi")]
    [InlineData("1,5Gi")]
    [InlineData("1e3")]
    [InlineData("lots")]
    [InlineData("9223372036854775808")]
    [InlineData("8388608Ti")]
    [InlineData("79228162514264337593543950335Ti")]
    public void It_refuses_everything_else(string? text) => Assert.False(ByteSize.TryParse(text, null, out _));

    [Fact]
    public void A_refusal_shows_how_to_write_it() =>
        Assert.Equal("'10GB' is not a size such as 512Mi or 10Gi.", Assert.Throws<FormatException>(() => ByteSize.Parse("10GB")).Message);

    [Theory]
    [InlineData("32Mi", "32MB")]
    [InlineData("8Gi", "8GB")]
    [InlineData("6553.6Mi", "6553MB")]
    [InlineData("1G", "953MB")]
    [InlineData("1Ti", "1TB")]
    public void In_the_notation_of_Prometheus_a_megabyte_is_1024_times_1024_and_sizes_are_rounded_down(string size, string written) =>
        Assert.Equal(written, ByteSize.Parse(size).ToPrometheus());

    [Fact]
    public void Sizes_compare_add_and_scale()
    {
        Assert.True(ByteSize.Parse("1G") < ByteSize.Parse("1Gi"));
        Assert.Equal(ByteSize.Gibibytes(1), ByteSize.Mebibytes(1_000) + ByteSize.Mebibytes(24));
        Assert.Equal(8_589_934_592, (ByteSize.Gibibytes(10) * 0.8).Bytes);
    }
}
