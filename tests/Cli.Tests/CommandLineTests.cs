using Monitoring.Cli;
using Monitoring.Tests.Cli.Support;
using Xunit;

namespace Monitoring.Tests.Cli;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("There is no command 'previw'. Did you mean 'preview'?", "previw", "dev")]
    [InlineData("There is no command 'zzz'. Known: preview, cost, render, diff, check, preflight, up, status, components, logs, metrics, top, alerts, silence, reload, down, alert, traces, doctor, open, why, unused, widen, dashboards, docs, completion, version.", "zzz")]
    [InlineData("Name a command: preview, cost, render, diff, check, preflight, up, status, components, logs, metrics, top, alerts, silence, reload, down, alert, traces, doctor, open, why, unused, widen, dashboards, docs, completion, version. `./monitor --help` says what each does.")]
    [InlineData("'monitor preview' has no option '--jsn'. Did you mean '--json'?", "preview", "dev", "--jsn")]
    [InlineData("'monitor check' has no use for 'prod'. `./monitor check --help` says what it takes.", "check", "dev", "prod")]
    [InlineData("'monitor preview' needs <stack>. Name of the stack: dev for Pulumi.dev.yaml.", "preview")]
    public async Task What_is_not_understood_is_said_in_one_sentence(string expected, params string[] args)
    {
        var result = await RunAsync(args);

        Assert.Equal((ExitCodes.Problems, ""), (result.ExitCode, result.Output));
        Assert.Equal([expected], result.Problems);
    }

    [Fact]
    public async Task Help_names_every_command_under_the_name_that_people_type()
    {
        var result = await RunAsync("--help");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Contains("  monitor [command] [options]", result.Output, StringComparison.Ordinal);
        Assert.All(["preview <stack>", "render <stack>", "check <stack>", "docs", "version"], c => Assert.Contains($"  {c} ", result.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("version")]
    [InlineData("--version")]
    public async Task The_version_says_which_Pulumi_SDK_is_used(string argument)
    {
        var result = await RunAsync(argument);

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Matches(@"^monitor \S+, (bundled subset of|official) Pulumi 3\.112\.1\n$", result.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task An_unexpected_error_is_one_sentence_without_a_stack_trace()
    {
        var result = await CliProject.RunAsync(() => throw new InvalidOperationException("the disk is made of cheese"), [], "preview", "dev");

        Assert.Equal(ExitCodes.Problems, result.ExitCode);
        Assert.Equal(
            ["monitor: An unexpected error: the disk is made of cheese. This is a defect of the command; run it again with MONITOR_DEBUG=1 and report what it prints."],
            result.Problems);
    }

    [Fact]
    public async Task The_details_of_an_unexpected_error_are_there_for_those_who_ask()
    {
        var result = await CliProject.RunAsync(() => throw new InvalidOperationException("cheese"), new() { ["MONITOR_DEBUG"] = "1" }, "preview", "dev");

        Assert.Contains("System.InvalidOperationException: cheese", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_project_is_named()
    {
        using var folder = new TemporaryFolder();

        var result = await CliProject.RunAsync(() => folder.FullPath, [], "preview", "dev");

        Assert.Equal(ExitCodes.Problems, result.ExitCode);
        Assert.Equal([$"Pulumi.yaml: The file does not exist in '{folder.FullPath}'."], result.Problems);
    }

    private static Task<CliResult> RunAsync(params string[] args) => CliProject.RunAsync(() => throw new InvalidOperationException("not needed"), [], args);
}
