using System.ComponentModel;
using Monitoring.Cli.Tools;
using Monitoring.Settings;

namespace Monitoring.Cli.Diff;

/// <summary>A commit of the project's repository that a stack is compared with.</summary>
/// <param name="Commit">Its full hash.</param>
/// <param name="Description">How it was chosen, for the report: <c>1a2b3c4, where this branch left main</c>.</param>
internal sealed record GitReference(string Commit, string Description)
{
    private static readonly string[] DefaultBranches = ["origin/HEAD", "origin/main", "origin/master", "main", "master"];

    /// <summary>Finds it.</summary>
    /// <param name="root">The project's folder.</param>
    /// <param name="wanted">What the user asked for: a branch, a tag, a hash; null for where this branch left the default branch.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <exception cref="ProblemsException">There is no repository, or no such commit.</exception>
    public static async Task<GitReference> FindAsync(string root, string? wanted, CancellationToken cancellation)
    {
        if (await CommitAsync(root, "HEAD", cancellation) is not { } head)
            throw new ProblemsException(Problem.Error(root, "This is no git repository with a commit, so there is nothing to compare with."));
        if (wanted is not null)
            return await CommitAsync(root, wanted, cancellation) is { } commit
                ? new GitReference(commit, wanted == Short(commit) || wanted == commit ? Short(commit) : $"{Short(commit)} ({wanted})")
                : throw new ProblemsException(Problem.Error("--against", $"There is no commit '{wanted}' here; name a branch, a tag or a hash. A shallow clone has its newest commits only: `git fetch --unshallow`."));

        foreach (var branch in DefaultBranches)
        {
            if (await CommitAsync(root, branch, cancellation) is null || await LineAsync(root, cancellation, "merge-base", "HEAD", branch) is not { } left)
                continue;
            if (left != head)
                return new GitReference(left, $"{Short(left)}, where this branch left {branch}");
            break;
        }

        if (await LineAsync(root, cancellation, "status", "--porcelain") is not null)
            return new GitReference(head, $"{Short(head)}, the last commit");
        return await CommitAsync(root, "HEAD~", cancellation) is { } parent
            ? new GitReference(parent, $"{Short(parent)}, the commit before the last one")
            : throw new ProblemsException(Problem.Error("--against", "There is one commit only, and nothing has changed since."));
    }

    /// <summary>True when some of these files are others now than they were.</summary>
    public async Task<bool> DiffersAsync(string root, string[] paths, CancellationToken cancellation) =>
        (await RunAsync(root, cancellation, ["-C", root, "diff", "--quiet", Commit, "--", .. paths])).ExitCode != 0
        || await LineAsync(root, cancellation, ["ls-files", "--others", "--exclude-standard", "--", .. paths]) is not null;

    /// <summary>Writes the files of the commit into an archive.</summary>
    public async Task ArchiveAsync(string root, string file, CancellationToken cancellation)
    {
        var below = await LineAsync(root, cancellation, "rev-parse", "--show-prefix") ?? "";
        var result = await RunAsync(root, cancellation, "-C", root, "archive", "--format=tar", "-o", file, below.Length == 0 ? Commit : $"{Commit}:{below}");
        if (result.ExitCode != 0)
            throw new ProblemsException(Problem.Error(Short(Commit), $"git cannot hand out its files: {result.Error.Trim()}"));
    }

    public static string Short(string commit) => commit[..Math.Min(7, commit.Length)];

    private static Task<string?> CommitAsync(string root, string name, CancellationToken cancellation) =>
        LineAsync(root, cancellation, "rev-parse", "--verify", "--quiet", "--end-of-options", $"{name}^{{commit}}");

    /// <summary>The first line that git writes; null where it fails or writes none.</summary>
    private static async Task<string?> LineAsync(string root, CancellationToken cancellation, params string[] arguments)
    {
        var result = await RunAsync(root, cancellation, [.. new[] { "-C", root }, .. arguments]);
        return result.ExitCode == 0 && result.Output.Split('\n')[0].Trim() is { Length: > 0 } line ? line : null;
    }

    private static async Task<ToolResult> RunAsync(string root, CancellationToken cancellation, params string[] arguments)
    {
        try
        {
            return await new ExternalTool("git").RunAsync(root, cancellation, arguments);
        }
        catch (Win32Exception)
        {
            throw new ProblemsException(Problem.Error("git", "A comparison needs git, and there is none on the PATH."));
        }
    }
}
