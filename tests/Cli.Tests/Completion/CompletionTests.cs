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

    [Fact]
    public async Task Bash_completes_what_is_typed()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["monitor"], $"#!/bin/bash\nexec dotnet '{typeof(CommandLine).Assembly.Location}' \"$@\"\n");
        File.WriteAllText(folder["script"], """
            chmod 755 ./monitor
            source <(./monitor completion bash)
            typed() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _monitor; echo "${COMPREPLY[*]}"; }
            typed ./monitor pre
            typed ./monitor preview ''
            typed ./monitor diff dev --a
            complete -p ./monitor
            """);
        var start = new ProcessStartInfo("bash", ["./script"]) { WorkingDirectory = folder.FullPath, RedirectStandardOutput = true };
        start.Environment["MONITOR_ROOT"] = CliProject.Source;

        using var bash = Process.Start(start)!;
        var output = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();

        Assert.Equal(["preflight preview", "dev prod", "--against", "complete -o default -F _monitor ./monitor"], output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
