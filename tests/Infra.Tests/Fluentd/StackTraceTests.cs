using Xunit;

namespace Monitoring.Tests.Infra.Fluentd;

/// <summary>Each trace stands between two other lines, and comes out as one message.</summary>
public sealed class StackTraceTests
{
    public static TheoryData<string, string> Traces => StackTraces.All;

    [Theory]
    [MemberData(nameof(Traces))]
    public void A_trace_is_one_message(string language, string trace)
    {
        Assert.NotEmpty(language);
        Assert.Equal(["before", trace.ReplaceLineEndings("\n"), "after"], new ContainerLog().Wrote("before").Wrote(trace).Wrote("after").Messages());
    }

    [Theory]
    [MemberData(nameof(Traces))]
    public void A_trace_at_the_end_of_a_log_does_not_wait_for_ever(string language, string trace)
    {
        Assert.NotEmpty(language);
        Assert.Equal([trace.ReplaceLineEndings("\n")], new ContainerLog().Wrote(trace).Messages());
    }

    [Fact]
    public void Two_traces_in_a_row_are_two_messages()
    {
        const string Trace = "java.lang.IllegalStateException: x\n\tat shop.Cart.add(Cart.java:31)";
        Assert.Equal([Trace, Trace], new ContainerLog().Wrote(Trace).Wrote(Trace).Messages());
    }

    [Fact]
    public void What_the_other_stream_writes_meanwhile_is_not_part_of_it()
    {
        var log = new ContainerLog().Wrote("panic: x", "stderr").Wrote("  indented", "stdout").Wrote("", "stderr").Wrote("goroutine 1 [running]:", "stderr");
        Assert.Equal(["  indented", "panic: x\n\ngoroutine 1 [running]:"], log.Messages());
    }

    [Fact]
    public void Indented_lines_without_a_trace_stay_apart() => Assert.Equal(["list:", "  one", "  two"], new ContainerLog().Wrote("list:\n  one\n  two").Messages());

    [Fact]
    public void A_trace_is_an_error()
    {
        var trace = Assert.Single(new ContainerLog().Wrote("Traceback (most recent call last):\n  File \"a\", line 1\nKeyError: 'x'").Documents());
        Assert.Equal("error", (string?)trace.SelectToken("log.level"));
    }
}
