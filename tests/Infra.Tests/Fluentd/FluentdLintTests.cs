using Monitoring.Fluentd;
using Xunit;

namespace Monitoring.Tests.Infra.Fluentd;

public sealed class FluentdLintTests
{
    [Fact]
    public void What_is_compiled_is_fine() => Assert.Empty(FluentdLint.Check(Samples.Files()));

    [Theory]
    [InlineData("lines.conf", "</filter>", "</filtre>", "closes <filter>")]
    [InlineData("lines.conf", "</filter>", "", "closes <filter>")]
    [InlineData("lines.conf", "@type concat", "@type conkat", "no plug-in 'conkat' for this; did you mean 'concat'?")]
    [InlineData("lines.conf", "@type relabel", "", "@type is missing")]
    [InlineData("lines.conf", "@label @RECORDS", "@label @RECORD", "Records are sent to this label, but there is none")]
    [InlineData("lines.conf", "<label @TEXTS>", "<label @OTHERS>", "Nothing is sent to this label")]
    [InlineData("lines.conf", "multiline_end_regexp /", "multiline_end_regexp /(", "multiline_end_regexp is no regular expression")]
    [InlineData("lines.conf", "<match **>", "<match kubernetes.*>", "thrown away; end the label with <match **>")]
    [InlineData("records.conf", "<match kubernetes.**>", "<match **>", "sees no record: an earlier match takes them all")]
    [InlineData("records.conf", "@id json", "@id count", "@id 'count' is used 2 times")]
    [InlineData("sources.conf", "@label @LINES", "", "The source sends its records to no label")]
    [InlineData("destinations.conf", "overflow_action block", "overflow_action throw_exception", "throws records away")]
    [InlineData("destinations.conf", "retry_forever true", "retry_timeout 72h", "after three days")]
    [InlineData("destinations.conf", "@type file\n", "@type memory\n", "'memory' is lost with the pod")]
    [InlineData("destinations.conf", "total_limit_size", "queue_limit_size", "64 GiB")]
    [InlineData("dead-letters.conf", "<label @ERROR>", "<label @FAILED>", "records that a destination refuses are lost")]
    [InlineData("dead-letters.conf", "path /state/buffer/store_dead_letters", "path /state/buffer/store", "path '/state/buffer/store' is used 2 times")]
    [InlineData("fluent.conf", "@include records.conf", "@include recrods.conf", "there is none of that name")]
    [InlineData("fluent.conf", "@include metrics.conf", "", "does not include the file")]
    public void What_is_broken_is_found(string file, string text, string broken, string expected)
    {
        var files = Samples.Files();
        var at = files[file].IndexOf(text, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} has no '{text}'.");
        var problems = FluentdLint.Check(files.SetItem(file, string.Concat(files[file].AsSpan(0, at), broken, files[file].AsSpan(at + text.Length))));
        Assert.Contains(problems, problem => problem.ToString().Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void A_destination_without_buffer_or_second_choice_is_found()
    {
        var files = Samples.Files().SetItem("destinations.conf", "<label @DESTINATIONS>\n  <match **>\n    @type http\n  </match>\n</label>\n");
        Assert.Contains(FluentdLint.Check(files), problem => problem.Message.Contains("Without a <buffer>", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("kubernetes.**", "kubernetes.var.log", true)]
    [InlineData("kubernetes.**", "kubernetes", true)]
    [InlineData("kubernetes.*", "kubernetes.var.log", false)]
    [InlineData("{access,nodes}", "nodes", true)]
    [InlineData("{access,nodes}", "builds", false)]
    [InlineData("a b", "b", true)]
    [InlineData("**", "any.thing", true)]
    public void Patterns_match_tags_as_Fluentd_matches_them(string pattern, string tag, bool expected) => Assert.Equal(expected, new FluentdPattern(pattern).Matches(tag));
}
