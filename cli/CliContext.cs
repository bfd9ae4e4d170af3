using System.Text;
using Microsoft.Win32.SafeHandles;
using Monitoring.Stacks;
using Spectre.Console;

namespace Monitoring.Cli;

/// <summary>The world that a command sees: writers, clock, environment and the project's folder. Tests hand in their own.</summary>
public sealed class CliContext
{
    private readonly Lazy<string> _root;

    /// <param name="output">Where reports go.</param>
    /// <param name="error">Where problems go.</param>
    /// <param name="root">Finds the folder with Pulumi.yaml; asked when a command needs it.</param>
    /// <param name="clock">Says what today is.</param>
    /// <param name="environment">Reads an environment variable.</param>
    public CliContext(TextWriter output, TextWriter error, Func<string> root, TimeProvider clock, Func<string, string?> environment)
    {
        _root = new Lazy<string>(root);
        Output = output;
        Console = ConsoleOver(output);
        Error = ConsoleOver(error);
        Clock = clock;
        Environment = environment;
    }

    /// <summary>For text that is written as it is, such as JSON.</summary>
    public TextWriter Output { get; }

    /// <summary>For reports with tables and colours, over <see cref="Output"/>.</summary>
    public IAnsiConsole Console { get; }

    /// <summary>True when a person looks at <see cref="Console"/> as it is written.</summary>
    public bool IsTerminal => Console.Profile.Out.IsTerminal;

    /// <summary>For problems.</summary>
    public IAnsiConsole Error { get; }

    public TimeProvider Clock { get; }

    public Func<string, string?> Environment { get; }

    /// <summary>The folder with Pulumi.yaml.</summary>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    public string Root => _root.Value;

    /// <summary>Where downloads are kept, see eng/install-binaries.</summary>
    public string CacheFolder => Environment("MONITOR_CACHE") is { Length: > 0 } folder ? folder : Path.Combine(Root, ".cache");

    public DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    /// <summary>The world of this process; the launcher says where the project is.</summary>
    public static CliContext OfProcess() => new(
        StandardOutput(),
        System.Console.Error,
        () => System.Environment.GetEnvironmentVariable("MONITOR_ROOT") is { Length: > 0 } root ? root : ProjectRoot.Find(),
        TimeProvider.System,
        System.Environment.GetEnvironmentVariable);

    /// <summary>The console's own writer does not tell when nobody reads a pipe any more: what follows would go on for ever behind <c>| head</c>.</summary>
    private static TextWriter StandardOutput()
    {
        if (!System.Console.IsOutputRedirected)
            return System.Console.Out;
        var stream = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return stream.CanSeek ? System.Console.Out : new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
    }

    private static IAnsiConsole ConsoleOver(TextWriter writer)
    {
        var output = new AnsiConsoleOutput(writer);
        if (output.IsTerminal)
            return AnsiConsole.Create(new AnsiConsoleSettings { Out = output });

        // What is piped somewhere has neither colours nor a width.
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = output, Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = 4000;
        return console;
    }
}
