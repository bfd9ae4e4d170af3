using System.Collections.Immutable;
using Monitoring.Describe;

namespace Monitoring.Stacks;

/// <summary>Where a dashboard stands, and so in which folder of Grafana it appears.</summary>
/// <param name="File">The source.</param>
/// <param name="Directory">Name of the folder.</param>
/// <param name="Name">Name of the file without extension.</param>
/// <param name="Mistake">Why it cannot be loaded, as a sentence; null when it can.</param>
internal sealed record DashboardPlace(SourceFile File, string Directory, string Name, string? Mistake)
{
    /// <param name="file">A file in one of the folders.</param>
    /// <param name="folders">Folders of dashboards; a file directly in one of them belongs to a folder of its name, except in the project's own.</param>
    public static DashboardPlace Of(SourceFile file, ImmutableArray<string> folders)
    {
        var root = folders.Where(folder => file.Path.StartsWith($"{folder}/", StringComparison.Ordinal)).MaxBy(folder => folder.Length) ?? folders[0];
        var parts = file.Path[(root.Length + 1)..].Split('/');
        var directory = parts.Length > 1 ? parts[0] : Path.GetFileName(root);
        var name = Path.GetFileNameWithoutExtension(file.Path);
        return new DashboardPlace(file, directory, name, Mistaken(root == folders[0], parts.Length, directory, name));
    }

    private static string? Mistaken(bool isProject, int depth, string directory, string name) => depth switch
    {
        1 when isProject => "Put the dashboard into a folder below dashboards/; the folder becomes one in Grafana.",
        > 2 => "The dashboard stands too deep; Grafana's folders are one level below the folder of dashboards.",
        _ when !OwnName.IsValid(directory) => OwnName.Rule($"The name of the folder '{directory}'"),
        _ when !OwnName.IsValid(name) => OwnName.Rule("The name of the file"),
        _ => null,
    };
}
