using System.Diagnostics;
using Monitoring.Cli;
using Monitoring.Tests.Cli.Support;
using Xunit;

namespace Monitoring.Tests.Cli.Completion;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("preflight preview", "pre")]
    [InlineData("route test", "alert", "")]
    [InlineData("dev prod", "preview", "")]
    [InlineData("prod", "why", "up", "p")]
    [InlineData("--against", "diff", "dev", "--a")]
    [InlineData("critical info warning", "alert", "test", "--severity", "")]
    [InlineData("bash fish zsh", "completion", "")]
    [InlineData("", "preview", "nothing-like-this")]
    public async Task What_can_stand_at_the_cursor_is_offered(string expected, params string[] words)
    {
        var result = await CliProject.RunAsync(() => CliProject.Source, [], ["complete", "--", .. words]);

        Assert.Equal((ExitCodes.Ok, expected), (result.ExitCode, string.Join(' ', result.Output.Split(System.Environment.NewLine, StringSplitOptions.RemoveEmptyEntries))));
    }

    /// <summary>Bash is everywhere; the others are tested on machines that have them.</summary>
    public static TheoryData<string> Shells => [.. Scripts.Keys.Where(shell => Array.Exists(Path, folder => File.Exists(System.IO.Path.Combine(folder, shell))))];

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task A_shell_completes_what_is_typed(string shell)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["monitor"], $"#!/bin/bash\nexec dotnet '{typeof(CommandLine).Assembly.Location}' \"$@\"\n");
        File.WriteAllText(folder["script"], Scripts[shell]);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder["monitor"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var start = new ProcessStartInfo(shell, ["./script"]) { WorkingDirectory = folder.FullPath, RedirectStandardOutput = true };
        start.Environment["MONITOR_ROOT"] = CliProject.Source;

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(["preflight preview", "dev prod", "--against", "monitor script"], output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string[] Path => (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator);

    /// <summary>What a person types, given to the function that the script of the shell defines; the last word has no completion, and files are offered for it.</summary>
    private static Dictionary<string, string> Scripts { get; } = new()
    {
        ["bash"] = """
            source <(./monitor completion bash)
            typed() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _monitor; echo "${COMPREPLY[*]}"; }
            typed ./monitor pre
            typed ./monitor preview ''
            typed ./monitor diff dev --a
            [[ $(complete -p ./monitor) == *'-o default'* && $(typed ./monitor preview nothing) == '' ]] && echo *

            """,
        ["zsh"] = """
            compdef() { }
            compadd() { print -r -- ${(P)2} }
            _files() { print -r -- * }
            source <(./monitor completion zsh)
            typed() { words=("$@"); CURRENT=$#; _monitor }
            typed ./monitor pre
            typed ./monitor preview ''
            typed ./monitor diff dev --a
            typed ./monitor preview nothing

            """,
        ["fish"] = """
            ./monitor completion fish | source
            for typed in 'pre' 'preview ' 'diff dev --a'
                complete -C "./monitor $typed" | string join ' '
            end
            complete -C './monitor render dev ./' | string replace './' '' | string join ' '

            """,
    };
}
