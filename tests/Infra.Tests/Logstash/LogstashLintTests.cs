using System.Collections.Immutable;
using Monitoring.Logstash;
using Monitoring.Settings;
using Xunit;

namespace Monitoring.Tests.Infra.Logstash;

public sealed class LogstashLintTests
{
    private const string Input = "input { http { port => 8080 } }\n";
    private const string Output = "output { stdout {} }\n";

    [Theory]
    [InlineData("filter { mutate { rename => { \"a\" => \"b\" 'c' => 'd', \"e\" => \"f\" } } }")]
    [InlineData("filter { if [a][b] =~ /^[{}]+$/ and !([c] in [\"x\", \"y\"]) { drop {} } else if [n] >= 10 { mutate { add_tag => [\"a\", 'b'] } } else { uuid { target => \"u\" } } }")]
    [InlineData("filter {\n  # a comment with { and \"\n  ruby { code => '\n    event.set(\"a\", \"}\")\n  ' }\n}")]
    [InlineData("filter { json { source => message target => \"[app]\" } }")]
    [InlineData("filter { grok { match => { \"message\" => [\"%{IP:ip} say \\\"hi\\\"\", \"x\"] } } }")]
    public void What_Logstash_takes_is_taken(string filter) => Assert.Empty(Problems(Input + filter + Output));

    [Fact]
    public void A_codec_with_options_is_a_value() => Assert.Empty(Problems("input { http { codec => json { charset => \"UTF-8\" } } }" + Output));

    [Theory]
    [InlineData("filter { mutate { rename => { \"a\" => \"b\" } }", 2, "The name of a plug-in is expected, not the end of the text.")]
    [InlineData("filter { mutate { remove_field => [\"a\" \"b\"] } }", 2, "A comma or ']' is expected, not 'b'.")]
    [InlineData("filter { mutate { remove_field > \"b\" } }", 2, "'=>' is expected, not '>'.")]
    [InlineData("filter {\n mutate { add_tag => \"a } }", 3, "What begins with \" does not end.")]
    [InlineData("filter { if [a] == \"b\" drop }", 2, "The condition has no block in curly brackets.")]
    [InlineData("filter { if { drop {} } }", 2, "The condition is empty.")]
    [InlineData("filter { if ([a] { drop {} } }", 2, "The condition lacks a ')'.")]
    [InlineData("filter { if [a]) { drop {} } }", 2, "')' closes nothing.")]
    [InlineData("filters { drop {} }", 2, "A section is expected (input, filter or output), not 'filters'.")]
    [InlineData("filter { drop {} } }", 2, "A section is expected (input, filter or output), not '}'.")]
    [InlineData("filter { drop { ; } }", 2, "The character ';' means nothing here.")]
    [InlineData("filter { mutate { add_tag => } }", 2, "A value is expected, not '}'.")]
    public void Broken_syntax_is_found_with_its_line(string filter, int line, string sentence)
    {
        var problem = Assert.Single(Problems(Input + filter));
        Assert.Equal($"main.conf:{line}", problem.Where);
        Assert.Equal(sentence, problem.Message);
    }

    [Fact]
    public void A_condition_around_an_input_is_found() => Assert.Contains("An input has no conditions", Assert.Single(Problems("input { if [a] { http {} } }" + Output)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_plug_in_that_the_image_does_not_have_is_found_with_the_one_that_was_meant() =>
        Assert.Equal("The image has no filter 'mutat'; did you mean 'mutate'?", Assert.Single(Problems(Input + "filter { mutat {} }" + Output)).Message);

    [Fact]
    public void An_option_that_stands_twice_is_found() =>
        Assert.Equal("'drop' has the option 'percentage' twice.", Assert.Single(Problems(Input + "filter { drop { percentage => 1 percentage => 2 } }" + Output)).Message);

    [Fact]
    public void A_variable_that_nobody_sets_is_found() =>
        Assert.Equal("'http' uses the variable SECRET, which the pod does not have.", Assert.Single(Problems("input { http { password => \"${SECRET}\" user => \"${KNOWN}\" } }" + Output)).Message);

    [Theory]
    [InlineData(Input, "There is no output, so no log passes.")]
    [InlineData(Output, "There is no input, so no log passes.")]
    public void A_pipeline_that_leads_nowhere_is_found(string text, string message) => Assert.Equal(message, Assert.Single(Problems(text)).Message);

    [Fact]
    public void Pipelines_that_do_not_meet_are_found()
    {
        var problems = LogstashLint.Check(
            [
                new("main", Input + "output { pipeline { send_to => [\"a\", \"b\"] } }"),
                new("to-a", "input { pipeline { address => \"a\" } }" + Output),
                new("to-c", "input { pipeline { address => \"c\" } }" + Output),
            ],
            new HashSet<string>());
        Assert.Equal(["No pipeline receives at 'b'.", "No pipeline sends to 'c'."], problems.Select(problem => problem.Message));
    }

    [Theory]
    [InlineData("drop {}", null)]
    [InlineData("if [a] { drop {} }", null)]
    [InlineData("", "There is no filter in it.")]
    [InlineData("drop {", "Line 1: The name of an option is expected, not the end of the text.")]
    [InlineData("filter { drop {} }", "Line 1: '=>' is expected, not '{'.")]
    [InlineData("\nelasticsearc {}", "Line 2: The image has no filter 'elasticsearc'; did you mean 'elasticsearch'?")]
    public void Filters_of_users_are_checked_alone(string text, string? sentence) =>
        Assert.Equal(sentence is null ? [] : [sentence], LogstashLint.CheckFilter(text));

    private static ImmutableArray<Problem> Problems(string text) =>
        LogstashLint.Check([new("main", text)], new HashSet<string> { "KNOWN" });
}
