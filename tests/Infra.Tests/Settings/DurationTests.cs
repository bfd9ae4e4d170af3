using Monitoring.Settings;
using Xunit;

namespace Monitoring.Tests.Infra.Settings;

public sealed class DurationTests
{
    [Theory]
    [InlineData("0", 0, "0s")]
    [InlineData("0s", 0, "0s")]
    [InlineData("500ms", 0.5, "500ms")]
    [InlineData("90s", 90, "90s")]
    [InlineData("120s", 120, "2m")]
    [InlineData("1h30m", 5_400, "90m")]
    [InlineData("24h", 86_400, "24h")]
    [InlineData("1d", 86_400, "24h")]
    [InlineData("48h", 172_800, "48h")]
    [InlineData("1d12h", 129_600, "36h")]
    [InlineData("15d", 1_296_000, "15d")]
    [InlineData("2w", 1_209_600, "14d")]
    [InlineData("1y", 31_536_000, "365d")]
    [InlineData("1y2w3d4h5m6s7ms", 33_019_506.007, "33019506007ms")]
    public void It_reads_and_writes_the_notation_of_Prometheus(string text, double seconds, string written)
    {
        var duration = Duration.Parse(text);
        Assert.Equal(seconds, duration.TotalSeconds);
        Assert.Equal(written, duration.ToString());
        Assert.Equal(duration, Duration.Parse(written));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("24")]
    [InlineData("h")]
    [InlineData("-1h")]
    [InlineData("+1h")]
    [InlineData("1.5h")]
    [InlineData("1H")]
    [InlineData(" 1h")]
    [InlineData("1h ")]
    [InlineData("1 h")]
    [InlineData("1h1h")]
    [InlineData("30m1h")]
    [InlineData("1hour")]
    [InlineData("1µs")]
    [InlineData("٣h")]
    [InlineData("99999999999999999999h")]
    [InlineData("9223372036854775807ms")]
    [InlineData("29000y9000000d")]
    public void It_refuses_what_Prometheus_would_refuse_and_what_no_clock_can_count(string? text)
    {
        Assert.False(Duration.TryParse(text, null, out var result));
        Assert.Equal(Duration.Zero, result);
    }

    [Fact]
    public void A_refusal_shows_how_to_write_it() =>
        Assert.Equal("'1 hour' is not a duration such as 30s, 24h or 1d12h.", Assert.Throws<FormatException>(() => Duration.Parse("1 hour")).Message);

    [Fact]
    public void Every_length_survives_writing_and_reading()
    {
        var random = new Random(1);
        foreach (var milliseconds in Enumerable.Range(0, 1_000).Select(i => random.NextInt64(1L << (i % 50))))
        {
            var duration = new Duration(TimeSpan.FromMilliseconds(milliseconds));
            Assert.Equal(duration, Duration.Parse(duration.ToString()));
        }
    }

    [Fact]
    public void Lengths_compare_by_time()
    {
        Assert.True(Duration.Parse("59m") < Duration.Parse("1h"));
        Assert.True(Duration.Parse("60m") >= Duration.Parse("1h"));
        Assert.Equal(Duration.Minutes(5), Duration.Minutes(15) / 3);
    }
}
