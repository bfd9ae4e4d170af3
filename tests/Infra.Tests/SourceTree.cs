using Monitoring.Baseline;
using Monitoring.Describe;
using Monitoring.Metrics;
using Monitoring.Rules;

namespace Monitoring.Tests.Infra;

/// <summary>The project's own sources, found from the folder that the tests run in.</summary>
internal static class SourceTree
{
    public static string Root { get; } = FindRoot();

    /// <summary>All JSON files of a folder, with paths as the program sees them.</summary>
    public static IReadOnlyList<SourceFile> Files(string folder, SearchOption depth) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, folder), "*.json", depth)
            .Select(path => new SourceFile(Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllText(path)))
            .OrderBy(x => x.Path, StringComparer.Ordinal),
    ];

    /// <summary>The rule files of one of the two instances; the names of those of the baseline instance say so.</summary>
    public static IEnumerable<SourceFile> RuleFiles(bool isBaseline) => Files("alert-rules", SearchOption.TopDirectoryOnly)
        .Where(file => Path.GetFileName(file.Path).StartsWith(BaselineTool.RuleFilePrefix, StringComparison.Ordinal) == isBaseline);

    /// <summary>The series that the rule files of an instance record.</summary>
    public static IEnumerable<RecordedSeries> RecordedSeries(bool isBaseline) =>
        RuleSeries.Of(RuleFiles(isBaseline).SelectMany(file => RuleFile.Parse(file).Groups).SelectMany(group => group.Rules));

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Infra.sln")))
                return folder;
        }

        throw new InvalidOperationException($"No Infra.sln above {AppContext.BaseDirectory}.");
    }
}
