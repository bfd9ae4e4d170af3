using Monitoring.Compile;
using Xunit;
using YamlDotNet.Serialization;

namespace Monitoring.Tests.Infra.Compile;

public sealed class YamlTests
{
    [Theory]
    [InlineData("true")]
    [InlineData("no")]
    [InlineData("0123")]
    [InlineData("1e3")]
    [InlineData("18:00")]
    [InlineData("~")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("a: b")]
    [InlineData("a #b")]
    [InlineData("- a")]
    [InlineData("{{ .Labels }}")]
    [InlineData("@x")]
    [InlineData("*")]
    [InlineData(" padded ")]
    [InlineData("one\ntwo\n")]
    [InlineData("one\ntwo")]
    public void A_text_stays_the_text_that_it_is(string text)
    {
        var written = Yaml.Write(new YamlMap { ["key"] = text });
        Assert.Equal(text, new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<Dictionary<string, object>>(written)["key"]);
    }

    [Fact]
    public void Keys_keep_their_order_and_those_without_a_value_are_left_out() => Assert.Equal(
        "b: 1\na: true\nlist:\n  - x\n",
        Yaml.Write(new YamlMap { ["b"] = 1, ["a"] = true, ["none"] = null, ["map"] = new YamlMap(), ["empty"] = Array.Empty<string>(), ["list"] = new[] { "x" } }));

    [Fact]
    public void A_long_text_is_a_literal_block() => Assert.Equal("key: |\n  one\n  two\n", Yaml.Write(new YamlMap { ["key"] = "one\ntwo\n" }));

    [Fact]
    public void A_value_that_appears_twice_is_written_twice()
    {
        var shared = new[] { "x" };
        Assert.DoesNotContain("&", Yaml.Write(new YamlMap { ["a"] = shared, ["b"] = shared }));
    }
}
