using Monitoring.Describe;
using Monitoring.Prometheus;
using Xunit;

namespace Monitoring.Tests.Infra.Prometheus;

/// <summary>What cannot be seen from outside a real Prometheus, which judges the rest in <c>RelabelOracleTests</c>.</summary>
public sealed class RelabelRulesTests
{
    [Theory]
    [InlineData("$1", "(a+)(b)", "aab", "aa")]
    [InlineData("${1}x", "(a+)(b)", "aab", "aax")]
    [InlineData("$1x", "(a+)(b)", "aab", "")]
    [InlineData("$$1-$2", "(a+)(b)", "aab", "$1-b")]
    [InlineData("$", "(a+)(b)", "aab", "$")]
    [InlineData("${1", "(a+)(b)", "aab", "${1")]
    [InlineData("$9", "(a+)(b)", "aab", "")]
    [InlineData("$end-$1", "(a+)(?P<end>b)", "aab", "b-aa")]
    [InlineData("$2", "(?P<first>a+)(b)", "aab", "b")]
    public void A_replacement_is_expanded_as_in_Go(string replacement, string regex, string text, string expected)
    {
        var labels = new Dictionary<string, string> { ["from"] = text, ["to"] = "before" };

        Assert.True(new RelabelRules([Relabel.Replace(regex, replacement, "to", "from")]).Apply(labels));

        Assert.Equal(expected, labels.GetValueOrDefault("to", ""));
    }

    [Theory]
    [InlineData("a.c", "a\nc", true)]
    [InlineData("abc", "abc\n", false)]
    [InlineData("a|bc", "ab", false)]
    [InlineData(@"\d+", "٣", false)]
    [InlineData(@"[\w.]+", "é", false)]
    [InlineData(@"[\w.]+", "a.b_1", true)]
    [InlineData("[[a]+", "[a", true)]
    [InlineData("", "", true)]
    [InlineData("", "x", false)]
    public void An_expression_is_matched_as_in_Go(string regex, string text, bool matches)
    {
        Assert.Equal(matches, new RelabelRules([Relabel.Keep(regex, "from")]).Apply(new() { ["from"] = text }));
    }

    [Theory]
    [InlineData("(?:a|b);5..", "a", "500", true)]
    [InlineData("(?:a|b);5..", "c", "500", false)]
    [InlineData("a;[45]..", "a", "500", true)]
    [InlineData("a;(?:x|y)", "a", "y", true)]
    [InlineData("(?:a|b);x|.+", "c", "500", true)]
    [InlineData("a;x|c;500", "c", "500", true)]
    [InlineData("a;[(]|c;.+", "c", "500", true)]
    [InlineData(@"a;\(|c;.+", "c", "500", true)]
    [InlineData("a|c;.+", "c", "500", true)]
    [InlineData("a.*|c;.+", "c", "500", true)]
    public void An_expression_for_the_name_and_other_labels_is_matched_over_all_of_them(string regex, string name, string code, bool matches)
    {
        var labels = new Dictionary<string, string> { ["__name__"] = name, ["code"] = code };

        Assert.Equal(!matches, new RelabelRules([Relabel.Drop(regex, "__name__", "code")]).Apply(labels));
    }

    [Fact]
    public void A_step_that_is_about_a_new_name_or_none_is_done()
    {
        var labels = new Dictionary<string, string> { ["__name__"] = "a", ["code"] = "500" };

        Assert.True(new RelabelRules([Relabel.Replace("a", "b", "__name__", "__name__"), Relabel.Replace("b;5..", "5xx", "code", "__name__", "code")]).Apply(labels));
        Assert.Equal("5xx", labels["code"]);
        Assert.False(new RelabelRules([Relabel.DropLabels("__name__"), Relabel.Drop("", "__name__")]).Apply(labels));
    }

    [Fact]
    public void A_wrong_action_is_refused()
    {
        var exception = Assert.Throws<ArgumentException>(() => new RelabelRules([new RelabelRule("kepe")]));

        Assert.StartsWith("'kepe' is not an action of relabelling.", exception.Message, StringComparison.Ordinal);
    }
}
