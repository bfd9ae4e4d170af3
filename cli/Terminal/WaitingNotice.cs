using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Monitoring.Cli.Terminal;

/// <summary>
/// A line that counts the seconds while a command has nothing to show yet, so that whoever waits sees that it works. It goes away with the first thing that is
/// written. Nothing of it without a terminal.
/// </summary>
internal sealed class WaitingNotice : IDisposable
{
    /// <summary>What is over sooner needs no notice.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly TextWriter _terminal;
    private readonly Stopwatch _waited = Stopwatch.StartNew();
    private readonly Timer _timer;
    private readonly Lock _writing = new();
    private bool _isShown;
    private volatile bool _isOver;

    /// <param name="terminal">Where the notice is written.</param>
    /// <param name="patience">After which time it appears.</param>
    public WaitingNotice(TextWriter terminal, TimeSpan patience)
    {
        _terminal = terminal;
        _timer = new Timer(_ => Show(), null, patience, TimeSpan.FromSeconds(1));
    }

    /// <summary>For this process, whose writers it puts itself in front of; null where output or problems do not go to a terminal that can take a line back.</summary>
    public static WaitingNotice? OfProcess()
    {
        if (Console.IsOutputRedirected || Console.IsErrorRedirected || Environment.GetEnvironmentVariable("TERM") is null or "" or "dumb")
            return null;
        var notice = new WaitingNotice(Console.Error, Patience);
        Console.SetOut(notice.Over(Console.Out));
        Console.SetError(notice.Over(Console.Error));
        return notice;
    }

    /// <summary>A writer that ends the notice before it writes.</summary>
    public TextWriter Over(TextWriter writer) => new EndingWriter(this, writer);

    /// <summary>Writes it, with the seconds until now; nothing once something else was written.</summary>
    public void Show()
    {
        lock (_writing)
        {
            if (_isOver)
                return;
            _isShown = true;
            _terminal.Write(string.Create(CultureInfo.InvariantCulture, $"\r\u001b[2mworking, {_waited.Elapsed.TotalSeconds:0} s\u001b[0m\u001b[K"));
            _terminal.Flush();
        }
    }

    public void Dispose()
    {
        End();
        _timer.Dispose();
    }

    private void End()
    {
        if (_isOver)
            return;
        lock (_writing)
        {
            _isOver = true;
            if (!_isShown)
                return;
            _isShown = false;
            _terminal.Write("\r\u001b[K");
            _terminal.Flush();
        }
    }

    private sealed class EndingWriter(WaitingNotice notice, TextWriter writer) : TextWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => writer.Encoding;

        public override void Write(char value)
        {
            notice.End();
            writer.Write(value);
        }

        public override void Write(string? value)
        {
            notice.End();
            writer.Write(value);
        }

        public override void Write(char[] buffer, int index, int count)
        {
            notice.End();
            writer.Write(buffer, index, count);
        }

        public override void Flush() => writer.Flush();
    }
}
