using Monitoring.Describe;
using Monitoring.Stacks;

namespace Monitoring.Tests.Stacks.Support;

/// <summary>The files of the repository, without what builds and package managers leave behind.</summary>
internal static class Repository
{
    private static readonly string[] Left = ["bin", "obj", "node_modules", "TestResults"];

    public static string Root { get; } = ProjectRoot.Find();

    /// <summary>Text files of some folders or of the whole repository, sorted by path; generated code is left out.</summary>
    /// <param name="pattern">Pattern of the file name, such as <c>*.cs</c>.</param>
    /// <param name="folders">Folders below the root; none means all.</param>
    public static IEnumerable<SourceFile> Files(string pattern, params string[] folders) =>
        (folders.Length == 0 ? [Root] : folders.Select(folder => Path.Combine(Root, folder)))
            .SelectMany(folder => Walk(new DirectoryInfo(folder), pattern))
            .OrderBy(file => file.FullName, StringComparer.Ordinal)
            .Select(file => new SourceFile(Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'), File.ReadAllText(file.FullName)));

    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder, string pattern) => folder.EnumerateFiles(pattern).Concat(
        folder.EnumerateDirectories().Where(child => child.Name[0] != '.' && child.Name != "Generated" && !Left.Contains(child.Name)).SelectMany(child => Walk(child, pattern)));
}
