using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Monitoring.Cli.Terminal;

/// <summary>
/// A picture on the whole terminal, drawn anew in place when it or the size of the terminal changes. What stood there before comes back at the end, and while
/// the command is stopped (Ctrl-Z).
/// </summary>
internal sealed class LiveScreen : IDisposable
{
    private const string Enter = "\u001b[?1049h\u001b[?25l";
    private const string Leave = "\u001b[?25h\u001b[?1049l";

    private readonly IAnsiConsole _console;
    private readonly Func<int, int, IRenderable> _draw;
    private readonly PosixSignalRegistration[] _signals;
    private readonly Lock _writing = new();

    /// <param name="console">A terminal that understands ANSI.</param>
    /// <param name="draw">The picture for a width and a height in characters; what is more is not shown.</param>
    public LiveScreen(IAnsiConsole console, Func<int, int, IRenderable> draw)
    {
        (_console, _draw) = (console, draw);
        Write(Enter);
        _signals = OperatingSystem.IsWindows() ? [] :
        [
            PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => Show()),
            PosixSignalRegistration.Create(PosixSignal.SIGTSTP, signal =>
            {
                // Once somebody handles it, the runtime stops nothing by itself.
                signal.Cancel = true;
                Write(Leave);
                using var stop = Process.Start("kill", ["-STOP", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)]);
            }),
            PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ =>
            {
                Write(Enter);
                Show();
            }),
        ];
        Show();
    }

    /// <summary>Draws the picture as it is now.</summary>
    public void Show()
    {
        var (width, height) = (_console.Profile.Width, _console.Profile.Height);
        var lines = Text(_draw(width, height), width).Split('\n').Take(height);
        // Line by line over what was there: nothing flickers, and nothing of before is left.
        Write($"\u001b[H{string.Join("\u001b[K\r\n", lines)}\u001b[K\u001b[J");
    }

    public void Dispose()
    {
        foreach (var signal in _signals)
            signal.Dispose();
        Write(Leave);
    }

    private string Text(IRenderable picture, int width)
    {
        using var text = new StringWriter();
        var page = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.No });
        page.Profile.Width = width;
        page.Profile.Capabilities.ColorSystem = _console.Profile.Capabilities.ColorSystem;
        page.Profile.Capabilities.Unicode = true;
        page.Write(picture);
        return text.ToString().ReplaceLineEndings("\n").TrimEnd('\n');
    }

    private void Write(string text)
    {
        lock (_writing)
        {
            _console.Profile.Out.Writer.Write(text);
            _console.Profile.Out.Writer.Flush();
        }
    }
}
