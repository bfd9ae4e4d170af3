using Monitoring.Logstash;
using Xunit;

namespace Monitoring.Tests.Infra.Logstash;

public sealed class LogstashTextTests
{
    [Fact]
    public void Every_kind_of_value_has_its_form()
    {
        var options = LogstashPlugin.OptionsOf(("a", "text"), ("b", "with \"quotes\""), ("c", 5), ("d", true), ("e", new[] { "x", "y" }), ("f", new SortedDictionary<string, string> { ["k"] = "v", ["l"] = "w" }));
        Assert.Equal(
            "output {\n  p {\n    a => \"text\"\n    b => 'with \"quotes\"'\n    c => 5\n    d => true\n    e => [\"x\", \"y\"]\n    f => { \"k\" => \"v\" \"l\" => \"w\" }\n  }\n}\n",
            LogstashText.Section("output", [new LogstashPlugin("p") { Options = options }]));
    }

    [Theory]
    [InlineData("both ' and \"")]
    [InlineData(1.5)]
    public void A_value_without_a_form_is_refused(object value) =>
        Assert.Throws<InvalidOperationException>(() => LogstashText.Section("output", [new LogstashPlugin("p") { Options = LogstashPlugin.OptionsOf(("a", value)) }]));
}
