using Monitoring.Cli.Terminal;
using Monitoring.Questions;
using Xunit;

namespace Monitoring.Tests.Cli.Terminal;

public sealed class ShownTests
{
    [Theory]
    [InlineData(0.0421, QuestionUnit.Ratio, "4.21%")]
    [InlineData(0.0123, QuestionUnit.Seconds, "12.3ms")]
    [InlineData(7200, QuestionUnit.Seconds, "2h")]
    [InlineData(1610612736, QuestionUnit.Bytes, "1.5Gi")]
    [InlineData(1234, QuestionUnit.PerSecond, "1234/s")]
    [InlineData(3.3142, QuestionUnit.PerSecond, "3.31/s")]
    [InlineData(1.5, QuestionUnit.Cores, "1.5")]
    [InlineData(0.2504, QuestionUnit.Cores, "250m")]
    [InlineData(0.0003, QuestionUnit.Cores, "<1m")]
    [InlineData(45_600, QuestionUnit.Count, "45.6k")]
    [InlineData(3_200_000, QuestionUnit.Count, "3.2M")]
    [InlineData(0, QuestionUnit.Bytes, "0B")]
    [InlineData(double.NaN, QuestionUnit.Count, "")]
    public void Values_have_three_digits_and_a_unit(double value, QuestionUnit unit, string text) => Assert.Equal(text, Shown.Value(value, unit));

    [Theory]
    [InlineData(0.4, "0s")]
    [InlineData(59, "59s")]
    [InlineData(3_700, "1h")]
    [InlineData(200_000, "2d")]
    public void Ages_are_in_their_largest_unit(double seconds, string text) => Assert.Equal(text, Shown.Age(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void A_plot_has_the_greatest_value_at_the_top_and_gaps_where_there_is_none() =>
        Assert.Equal(["4  ▃█", "1 ▁██"], Plot.Draw([1, 3, 4], 2, value => value.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}
