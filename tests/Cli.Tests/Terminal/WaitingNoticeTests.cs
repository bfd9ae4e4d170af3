using Monitoring.Cli.Terminal;
using Xunit;

namespace Monitoring.Tests.Cli.Terminal;

public sealed class WaitingNoticeTests
{
    [Fact]
    public async Task It_is_there_until_something_is_written_and_leaves_nothing_behind()
    {
        using var terminal = TextWriter.Synchronized(new StringWriter());
        using var output = new StringWriter();
        using var notice = new WaitingNotice(terminal, TimeSpan.Zero);
        while (!terminal.ToString()!.Contains("working, 0 s", StringComparison.Ordinal))
            await Task.Delay(1);

        notice.Over(output).Write("An answer.");

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
