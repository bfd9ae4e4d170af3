using System.Text.RegularExpressions;
using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Logs;
using Monitoring.Cli.Logs;
using Xunit;

namespace Monitoring.Tests.Cli.Logs;

public sealed class LogGrepTests
{
    [Theory]
    [InlineData(0, 0, "a3 a7")]
    [InlineData(1, 0, "a2 a3 -- a6 a7")]
    [InlineData(0, 1, "a3 a4 -- a7 a8")]
    [InlineData(2, 2, "a1 a2 a3 a4 a5 a6 a7 a8 a9")]
    [InlineData(1, 2, "a2 a3 a4 a5 a6 a7 a8 a9")]
    [InlineData(9, 9, "a0 a1 a2 a3 a4 a5 a6 a7 a8 a9")]
    public void Records_around_a_match_come_once_with_a_mark_between_groups(int before, int after, string expected) =>
        Assert.Equal(expected, Pass(new LogGrep([new Regex("[37]")], [], before, after), Enumerable.Range(0, 10).Select(number => $"a{number}")));

    [Fact]
    public void What_is_around_a_match_is_of_its_own_container() =>
        Assert.Equal("a1 a-hit a2 -- b2 b-hit b3", Pass(new LogGrep([new Regex("hit")], [], 1, 1), "a0 b0 a1 b1 a-hit b2 a2 b-hit a3 b3 a4 b4".Split(' ')));

    [Fact]
    public void One_of_several_patterns_is_enough_and_what_is_excluded_is_no_context() =>
        Assert.Equal("a1 a3 a4 a6", Pass(new LogGrep([new Regex("3"), new Regex("4")], [new Regex("[25]")], 1, 1), Enumerable.Range(1, 6).Select(number => $"a{number}")));

    [Fact]
    public void Without_patterns_everything_passes() => Assert.Equal("a b", Pass(new LogGrep([], [], 0, 0), ["a", "b"]));

    /// <summary>The first letter is the pod.</summary>
    private static string Pass(LogGrep grep, IEnumerable<string> messages) =>
        string.Join(' ', messages.SelectMany(message => grep.Pass(new LogRecord(DateTimeOffset.UnixEpoch, new ComponentId("", "", "x"), message[..1], "app", "", message, "", []))).Select(record => record?.Message ?? "--"));
}
