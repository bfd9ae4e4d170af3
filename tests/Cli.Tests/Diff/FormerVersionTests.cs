using Monitoring.Cli;
using Monitoring.Cli.Diff;
using Monitoring.Tests.Cli.Support;
using Xunit;

namespace Monitoring.Tests.Cli.Diff;

public sealed class FormerVersionTests
{
    private const string Nothing = "exit 0";

    [Fact]
    public async Task A_branch_is_compared_with_where_it_left_the_default_branch_and_that_with_its_last_commits()
    {
        using var project = await GitProject.CreateAsync();
        var first = await project.CommitAsync(Nothing);
        var second = await project.CommitAsync($"{Nothing} # again");
        Assert.Equal($"{first[..7]}, the commit before the last one", await DefaultAsync(project));

        await project.GitAsync("checkout", "-q", "-b", "work");
        await project.CommitAsync($"{Nothing} # and again");
        Assert.Equal($"{second[..7]}, where this branch left main", await DefaultAsync(project));

        await project.GitAsync("checkout", "-q", "main");
        project.Files.With("notes.txt", "new");
        Assert.Equal($"{second[..7]}, the last commit", await DefaultAsync(project));
        Assert.Equal(new GitReference(first, $"{first[..7]} (main~)"), await GitReference.FindAsync(project.Files["."], "main~", CancellationToken.None));
    }

    [Fact]
    public async Task What_it_rendered_is_read_again_and_a_stack_that_it_does_not_have_is_empty()
    {
        using var project = await GitProject.CreateAsync();
        var commit = await project.CommitAsync("""printf 'kind: Namespace\nmetadata: { name: %s }\n' "$2" > "$4/0010.yaml" """);
        Assert.Equal("Namespace dev", Assert.Single((await ReadAsync(project, commit, "dev")).Objects).Id);
        Assert.Equal("Namespace prod", Assert.Single((await ReadAsync(project, commit, "prod")).Objects).Id);
        Assert.Empty((await ReadAsync(project, commit, "new")).Objects);
        Assert.Equal("version \nrender dev\nrender prod\n", project.Calls);
    }

    [Fact]
    public async Task A_commit_that_does_not_build_is_one_sentence_and_is_tried_again()
    {
        using var project = await GitProject.CreateAsync();
        var commit = await project.CommitAsync(Nothing, version: "echo 'error CS1002: ; expected' >&2; exit 1");
        for (var time = 0; time < 2; time++)
            Assert.Equal("This commit cannot be compared with: it does not build: error CS1002: ; expected", await ProblemAsync(project, commit));
        Assert.Equal("version \nversion \n", project.Calls);
    }

    [Fact]
    public async Task A_stack_of_it_with_an_error_is_one_sentence()
    {
        using var project = await GitProject.CreateAsync();
        var commit = await project.CommitAsync("echo '✗ monitoring:namespace: No name.' >&2; exit 1");
        Assert.Equal("This commit cannot be compared with: its stack 'dev' has an error: ✗ monitoring:namespace: No name.", await ProblemAsync(project, commit));
    }

    [Fact]
    public async Task A_commit_before_the_command_is_one_sentence()
    {
        using var project = await GitProject.CreateAsync();
        await project.CommitAsync(Nothing);
        await project.GitAsync("rm", "-q", "monitor");
        await project.GitAsync("commit", "-q", "-m", "without");
        Assert.EndsWith("it has no command 'monitor' yet.", await ProblemAsync(project, (await project.GitAsync("rev-parse", "HEAD")).Trim()), StringComparison.Ordinal);
    }

    private static async Task<string> DefaultAsync(GitProject project) => (await GitReference.FindAsync(project.Files["."], null, CancellationToken.None)).Description;

    private static Task<StackObjects> ReadAsync(GitProject project, string commit, string stack)
    {
        var context = new CliContext(TextWriter.Null, TextWriter.Null, () => project.Files["."], new FixedClock(), project.Files.Environment.GetValueOrDefault);
        return new FormerVersion(context, new GitReference(commit, commit)).ReadAsync(stack, CancellationToken.None);
    }

    private static async Task<string> ProblemAsync(GitProject project, string commit) =>
        Assert.Single((await Assert.ThrowsAsync<ProblemsException>(() => ReadAsync(project, commit, "dev"))).Problems).Message;
}
