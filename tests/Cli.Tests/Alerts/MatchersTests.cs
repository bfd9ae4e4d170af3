using Monitoring.Cli.Alerts;
using Xunit;

namespace Monitoring.Tests.Cli.Alerts;

public sealed class MatchersTests
{
    private static readonly Dictionary<string, string> Labels = new() { ["alertname"] = "NodeDiskFull", ["namespace"] = "shop-eu", ["severity"] = "warning" };

    [Theory]
    [InlineData("alertname=NodeDiskFull", true)]
    [InlineData("alertname=\"NodeDiskFull\"", true)]
    [InlineData("alertname=Node", false)]
    [InlineData("alertname=~Node.*", true)]
    [InlineData("alertname=~Node", false)]
    [InlineData("severity!=critical", true)]
    [InlineData("namespace!~shop-.+", false)]
    [InlineData("pod=", true)]
    [InlineData("pod!=", false)]
    public void A_condition_means_what_it_means_to_Alertmanager(string text, bool holds) => Assert.Equal(holds, Matchers.Hold([Matchers.Parse(text)!], Labels));

    [Theory]
    [InlineData("NodeDiskFull")]
    [InlineData("=x")]
    [InlineData("1a=x")]
    [InlineData("a=~(")]
    public void What_is_none_is_refused(string text) => Assert.Null(Matchers.Parse(text));
}
