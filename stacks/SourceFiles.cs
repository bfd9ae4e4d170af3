using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Settings;
using Monitoring.Stacks.Settings;

namespace Monitoring.Stacks;

/// <summary>The hand-edited sources of the project, read once: rule files, their tests, dashboards and the names of the runbooks.</summary>
/// <param name="RuleFiles">alert-rules/*.json.</param>
/// <param name="RuleTests">alert-rules/tests/*.json.</param>
/// <param name="Dashboards">dashboards/**/*.json.</param>
/// <param name="Runbooks">Names of docs/runbooks/*.md without extension.</param>
public sealed record SourceFiles(
    ImmutableArray<SourceFile> RuleFiles, ImmutableArray<SourceFile> RuleTests, ImmutableArray<SourceFile> Dashboards, ImmutableHashSet<string> Runbooks)
{
    /// <summary>Paths of the folders that hold dashboards or folders of dashboards.</summary>
    public ImmutableArray<string> DashboardFolders { get; init; } = ["dashboards"];

    /// <summary>Folders of the settings that cannot be read.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];

    /// <summary>Reads all sources below the project's root; a folder that is missing counts as empty.</summary>
    public static SourceFiles Load(string root) => new(
        Read(root, "alert-rules", SearchOption.TopDirectoryOnly),
        Read(root, "alert-rules/tests", SearchOption.TopDirectoryOnly),
        Read(root, "dashboards", SearchOption.AllDirectories),
        [.. Paths(root, "docs/runbooks", "*.md", SearchOption.TopDirectoryOnly).Select(path => Path.GetFileNameWithoutExtension(path))]);

    /// <summary>The sources of one stack: those of the project, and those in the folders that its settings name.</summary>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="root">The project's root, which folders may be relative to.</param>
    public SourceFiles Including(MonitoringSettings settings, string root)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var rules = Existing(root, settings.Alerting.RuleFolders, "alert-rules", "monitoring:alerting.ruleFolders", problems).ToList();
        var dashboards = Existing(root, settings.Grafana.DashboardFolders, "dashboards", "monitoring:grafana.dashboardFolders", problems).ToList();
        return this with
        {
            RuleFiles = RuleFiles.AddRange(rules.SelectMany(folder => Read(root, folder, SearchOption.TopDirectoryOnly))),
            RuleTests = RuleTests.AddRange(rules.SelectMany(folder => Read(root, $"{folder}/tests", SearchOption.TopDirectoryOnly))),
            Dashboards = Dashboards.AddRange(dashboards.SelectMany(folder => Read(root, folder, SearchOption.AllDirectories))),
            DashboardFolders = DashboardFolders.AddRange(dashboards),
            Problems = problems.ToImmutable(),
        };
    }

    private static IEnumerable<string> Existing(string root, ImmutableArray<string> folders, string always, string key, ImmutableArray<Problem>.Builder problems)
    {
        for (var i = 0; i < folders.Length; i++)
        {
            var folder = folders[i].Replace('\\', '/').TrimEnd('/');
            var path = Full(root, folder);
            if (path == Full(root, always))
                problems.Add(Problem.Error($"{key}[{i}]", $"{always}/ is always read; remove it."));
            else if (folders.Take(i).Any(before => Full(root, before) == path))
                problems.Add(Problem.Error($"{key}[{i}]", $"The folder '{folders[i]}' is named twice."));
            else if (!Directory.Exists(path))
                problems.Add(Problem.Error($"{key}[{i}]", $"There is no folder '{folders[i]}'. Give a path that is absolute, or relative to the folder of Pulumi.yaml."));
            else
                yield return folder;
        }
    }

    private static ImmutableArray<SourceFile> Read(string root, string folder, SearchOption depth) =>
        [.. Paths(root, folder, "*.json", depth).Select(path => new SourceFile(Named(root, folder, path), File.ReadAllText(path)))];

    /// <summary>The path as somebody would write it who wrote the folder so.</summary>
    private static string Named(string root, string folder, string path) =>
        $"{folder}/{Path.GetRelativePath(Full(root, folder), path).Replace('\\', '/')}";

    private static string Full(string root, string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(root, folder)));

    private static IEnumerable<string> Paths(string root, string folder, string pattern, SearchOption depth)
    {
        var directory = Full(root, folder);
        return Directory.Exists(directory)
            ? Directory.EnumerateFiles(directory, pattern, depth).Order(StringComparer.Ordinal)
            : [];
    }
}
