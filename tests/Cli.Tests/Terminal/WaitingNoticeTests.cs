using Monitoring.Cli.Terminal;
using Xunit;

namespace Monitoring.Tests.Cli.Terminal;

public sealed class WaitingNoticeTests
{
    [Fact]
    public void It_is_there_until_something_is_written_and_leaves_nothing_behind()
    {
        using StringWriter terminal = new(), output = new();
        using var notice = new WaitingNotice(terminal, TimeSpan.FromHours(1));
        notice.Show();
        Assert.Contains("working, 0 s", terminal.ToString(), StringComparison.Ordinal);

        notice.Over(output).Write("An answer.");
        notice.Show();

        Assert.EndsWith("\r\u001b[K", terminal.ToString(), StringComparison.Ordinal);
        Assert.Equal("An answer.", output.ToString());
    }

    [Fact]
    public void Whoever_is_answered_at_once_never_sees_it()
    {
        using var terminal = new StringWriter();
        using (var notice = new WaitingNotice(terminal, TimeSpan.FromHours(1)))
            notice.Over(TextWriter.Null).Write("An answer.");

        Assert.Equal("", terminal.ToString());
    }
}
