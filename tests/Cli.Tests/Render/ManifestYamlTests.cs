using System.Collections.Immutable;
using Monitoring.Cli.Render;
using Xunit;

namespace Monitoring.Tests.Cli.Render;

public sealed class ManifestYamlTests
{
    [Theory]
    [InlineData("prometheus", "prometheus")]
    [InlineData("quay.io/prometheus/prometheus:v3.13.2", "quay.io/prometheus/prometheus:v3.13.2")]
    [InlineData("/etc/prometheus", "/etc/prometheus")]
    [InlineData("9090", "\"9090\"")]
    [InlineData("1e3", "\"1e3\"")]
    [InlineData("0400", "\"0400\"")]
    [InlineData("12:30", "\"12:30\"")]
    [InlineData("true", "\"true\"")]
    [InlineData("off", "\"off\"")]
    [InlineData("Yes", "\"Yes\"")]
    [InlineData("null", "\"null\"")]
    [InlineData("~", "\"~\"")]
    [InlineData("", "\"\"")]
    [InlineData("- a", "\"- a\"")]
    [InlineData("a: b", "\"a: b\"")]
    [InlineData("a #b", "\"a #b\"")]
    [InlineData("*", "\"*\"")]
    [InlineData("say \"x\"", "\"say \\\"x\\\"\"")]
    [InlineData("<secret: pulumi config a:b>", "\"<secret: pulumi config a:b>\"")]
    [InlineData("a\nb\n", "|\n  a\n  b")]
    [InlineData("a\nb", "|-\n  a\n  b")]
    public void A_text_stays_a_text_for_every_reader(string text, string expected) => Assert.Equal($"a: {expected}\n", Write(text));

    [Theory]
    [InlineData(9090.0, "9090")]
    [InlineData(-1.0, "-1")]
    [InlineData(1000000.0, "1000000")]
    [InlineData(0.5, "0.5")]
    public void A_whole_number_has_no_fraction(double number, string expected) => Assert.Equal($"a: {expected}\n", Write(number));

    [Fact]
    public void Keys_are_sorted_after_those_that_identify_the_object()
    {
        var manifest = new Dictionary<string, object>
        {
            ["spec"] = new Dictionary<string, object> { ["b"] = true, ["a"] = new object[] { new Dictionary<string, object> { ["image"] = "x", ["name"] = "y" } } },
            ["kind"] = "Pod",
            ["metadata"] = new Dictionary<string, object> { ["labels"] = new Dictionary<string, object>(), ["name"] = "p", ["namespace"] = "n" },
            ["apiVersion"] = "v1",
        };

        Assert.Equal(
            """
            apiVersion: v1
            kind: Pod
            metadata:
              name: p
              namespace: "n"
              labels: {}
            spec:
              a:
                - name: "y"
                  image: x
              b: true

            """.ReplaceLineEndings("\n"),
            ManifestYaml.Write(manifest));
    }

    private static string Write(object value) => ManifestYaml.Write(ImmutableDictionary<string, object>.Empty.Add("a", value));
}
