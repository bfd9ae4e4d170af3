using Monitoring.Cli.Tools;
using Monitoring.Tests.Cli.Support;
using Xunit;

namespace Monitoring.Tests.Cli.Diff;

/// <summary>A copy of the project in a repository, whose commits have a command of their own that answers as the test says.</summary>
internal sealed class GitProject : IDisposable
{
    private static readonly Dictionary<string, string> Author = new()
    {
        ["GIT_AUTHOR_NAME"] = "test", ["GIT_AUTHOR_EMAIL"] = "test@example.com", ["GIT_COMMITTER_NAME"] = "test", ["GIT_COMMITTER_EMAIL"] = "test@example.com",
        ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_CONFIG_NOSYSTEM"] = "1",
    };

    public CliProject Files { get; } = new();

    private GitProject()
    {
        Files.Environment["MONITOR_CACHE"] = Files[".cache"];
        Directory.CreateDirectory(Files[".cache"]);
    }

    /// <summary>Where the command of commits writes down that it was called.</summary>
    public string Calls => File.Exists(Files[".cache/calls"]) ? Files.Read(".cache/calls") : "";

    public static async Task<GitProject> CreateAsync()
    {
        var project = new GitProject();
        await project.GitAsync("init", "-q", "-b", "main");
        await project.GitAsync("config", "core.fileMode", "false");
        project.Files.With(".gitignore", ".cache\n");
        return project;
    }

    /// <summary>Commits everything, with a command that runs this script as <c>render STACK --out DIR</c>.</summary>
    public async Task<string> CommitAsync(string render, string version = "true")
    {
        Files.With("monitor", $"#!/bin/sh\necho \"$1 $2\" >> \"$MONITOR_CACHE/calls\"\nif [ \"$1\" = version ]; then {version}; exit; fi\nmkdir -p \"$4\"\n{render}\n");
        await GitAsync("add", "-A");
        await GitAsync("update-index", "--chmod=+x", "monitor");
        await GitAsync("commit", "-q", "-m", "a commit", "--allow-empty");
        return (await GitAsync("rev-parse", "HEAD")).Trim();
    }

    public async Task<string> GitAsync(params string[] arguments)
    {
        var result = await new ExternalTool("git").With(Author).RunAsync(Files["."], CancellationToken.None, arguments);
        Assert.True(result.ExitCode == 0, result.Error);
        return result.Output;
    }

    public void Dispose() => Files.Dispose();
}
