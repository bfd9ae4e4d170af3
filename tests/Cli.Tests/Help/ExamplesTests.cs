using System.CommandLine;
using Monitoring.Cli;
using Monitoring.Cli.Help;
using Monitoring.Tests.Cli.Support;
using Xunit;

namespace Monitoring.Tests.Cli.Help;

/// <summary>Takes the examples from the verbs themselves, so a new verb is tested without a line here.</summary>
public sealed class ExamplesTests
{
    private static readonly CliContext World = new(TextWriter.Null, TextWriter.Null, () => CliProject.Source, new FixedClock(), _ => null);

    public static TheoryData<string> Lines => [.. Verbs().SelectMany(verb => verb.Examples).Select(example => example.Line).Distinct()];

    public static TheoryData<string> OfflineLines => [.. Verbs().SelectMany(verb => verb.Examples).Where(example => example.IsOffline).Select(example => example.Line).Distinct()];

    [Fact]
    public void Every_command_that_does_something_has_examples()
    {
        var without = All(CommandLine.Build(World)).Where(command => !command.Hidden && command.Action is not null && command is not Verb { Examples.IsEmpty: false });

        Assert.Empty(without.Select(command => command.Name));
    }

    [Fact]
    public void An_example_is_one_of_the_verb_that_shows_it()
    {
        foreach (var verb in Verbs())
            Assert.All(verb.Examples, example => Assert.Same(verb.Name, Parse(example.Line).CommandResult.Command.Name));
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void An_example_is_understood(string line)
    {
        var parsed = Parse(line);

        Assert.Empty(parsed.Errors.Select(error => error.Message));
        Assert.Empty(parsed.UnmatchedTokens);
    }

    [Theory]
    [MemberData(nameof(OfflineLines))]
    public async Task An_example_that_needs_nothing_but_the_project_works(string line)
    {
        using var project = new CliProject();
        using var folder = new TemporaryFolder();

        var result = await project.RunAsync([.. ShellWords.Of(line).Select(word => word == "manifests" ? folder["manifests"] : word)]);

        Assert.True(result.ExitCode == ExitCodes.Ok, result.Error);
    }

    [Fact]
    public async Task Help_ends_with_the_examples()
    {
        var result = await CliProject.RunAsync(() => CliProject.Source, [], "why", "--help");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.EndsWith(
            "Examples:\n  ./monitor why kube_pod_status_phase  who reads it, and who stores it\n  ./monitor why node_arp_entries prod  why prod drops it, and what keeps it\n\n",
            result.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private static ParseResult Parse(string line) => CommandLine.Build(World).Parse(ShellWords.Of(line));

    private static IEnumerable<Verb> Verbs() => All(CommandLine.Build(World)).OfType<Verb>();

    private static IEnumerable<Command> All(Command command) => command.Subcommands.SelectMany(All).Prepend(command);
}
