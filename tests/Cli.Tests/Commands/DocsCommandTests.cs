using Monitoring.Cli;
using Monitoring.Tests.Cli.Support;
using Xunit;

namespace Monitoring.Tests.Cli.Commands;

public sealed class DocsCommandTests
{
    [Fact]
    public async Task The_committed_page_is_current() =>
        Assert.Equal(ExitCodes.Ok, (await CliProject.RunAsync(() => CliProject.Source, [], "docs", "--check")).ExitCode);

    [Fact]
    public async Task A_page_that_differs_is_an_error_until_it_is_written()
    {
        using var project = new CliProject().With("docs/configuration.md", "old");

        Assert.Equal(ExitCodes.Problems, (await project.RunAsync("docs", "--check")).ExitCode);
        Assert.Equal("old", project.Read("docs/configuration.md"));
        Assert.Equal(ExitCodes.Ok, (await project.RunAsync("docs")).ExitCode);
        Assert.Equal(ExitCodes.Ok, (await project.RunAsync("docs", "--check")).ExitCode);
    }
}
