using System.Collections.Immutable;
using Monitoring.Describe;

namespace Monitoring.Stacks;

/// <summary>The hand-edited sources of the project, read once: rule files, their tests, dashboards and the names of the runbooks.</summary>
/// <param name="RuleFiles">alert-rules/*.json.</param>
/// <param name="RuleTests">alert-rules/tests/*.json.</param>
/// <param name="Dashboards">dashboards/**/*.json.</param>
/// <param name="Runbooks">Names of docs/runbooks/*.md without extension.</param>
public sealed record SourceFiles(
    ImmutableArray<SourceFile> RuleFiles, ImmutableArray<SourceFile> RuleTests, ImmutableArray<SourceFile> Dashboards, ImmutableHashSet<string> Runbooks)
{
    /// <summary>Reads all sources below the project's root; a folder that is missing counts as empty.</summary>
    public static SourceFiles Load(string root) => new(
        Read(root, "alert-rules", SearchOption.TopDirectoryOnly),
        Read(root, "alert-rules/tests", SearchOption.TopDirectoryOnly),
        Read(root, "dashboards", SearchOption.AllDirectories),
        [.. Paths(root, "docs/runbooks", "*.md", SearchOption.TopDirectoryOnly).Select(path => Path.GetFileNameWithoutExtension(path))]);

    private static ImmutableArray<SourceFile> Read(string root, string folder, SearchOption depth) =>
        [.. Paths(root, folder, "*.json", depth).Select(path => new SourceFile(Path.GetRelativePath(root, path).Replace('\\', '/'), File.ReadAllText(path)))];

    private static IEnumerable<string> Paths(string root, string folder, string pattern, SearchOption depth)
    {
        var directory = Path.Combine(root, folder);
        return Directory.Exists(directory)
            ? Directory.EnumerateFiles(directory, pattern, depth).Order(StringComparer.Ordinal)
            : [];
    }
}
