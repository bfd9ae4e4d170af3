using Monitoring.Describe;

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
