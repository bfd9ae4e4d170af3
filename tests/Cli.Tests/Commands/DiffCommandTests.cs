using Monitoring.Cli;
using Monitoring.Tests.Cli.Diff;
using Monitoring.Tests.Cli.Support;
using Xunit;

namespace Monitoring.Tests.Cli.Commands;

public sealed class DiffCommandTests
{
    [Fact]
    public async Task A_stack_is_compared_with_what_the_command_of_the_other_commit_renders()
    {
        using var project = await GitProject.CreateAsync();
        var rendered = project.Files[".cache/same"];
        Assert.Equal(ExitCodes.Ok, (await project.Files.RunAsync("render", "dev", "--out", rendered)).ExitCode);
        await project.CommitAsync($"cp {rendered}/* \"$4\"");

        var same = await project.Files.RunAsync("diff", "dev", "--against", "HEAD");
        Assert.Equal((ExitCodes.Ok, true), (same.ExitCode, same.Output.Contains("Deploying it changes nothing.", StringComparison.Ordinal)));

        var changed = await project.Files.WithChange("Pulumi.dev.yaml", "retention: 24h", "retention: 36h").RunAsync("diff", "dev", "--against", "HEAD");
        Assert.Equal(ExitCodes.Differences, changed.ExitCode);
        Assert.Contains("! StatefulSet monitoring/prometheus restarts: its pod template changes\n", changed.Output, StringComparison.Ordinal);
        Assert.Contains("  ~ samples in prometheus\n      time: 24h -> 36h\n", changed.Output, StringComparison.Ordinal);

        // One build for both calls and all stacks.
        Assert.Equal("version \nrender dev\nrender prod\n", project.Calls);
    }

    [Fact]
    public async Task Without_a_repository_or_such_a_commit_it_says_so()
    {
        using var project = await GitProject.CreateAsync();
        Assert.Contains("no git repository with a commit", (await project.Files.RunAsync("diff", "dev")).Error, StringComparison.Ordinal);
        await project.CommitAsync("exit 0");
        var result = await project.Files.RunAsync("diff", "dev", "--against", "nowhere");
        Assert.Equal((ExitCodes.Problems, true), (result.ExitCode, result.Error.Contains("--against: There is no commit 'nowhere' here", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task It_is_for_people_for_a_comment_or_for_machines()
    {
        using var project = new CliProject();
        var result = await project.RunAsync("diff", "dev", "--json", "--markdown");
        Assert.Equal((ExitCodes.Problems, "--markdown and --json exclude each other."), (result.ExitCode, Assert.Single(result.Problems)));
    }
}
