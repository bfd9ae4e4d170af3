using Monitoring.Settings;

namespace Monitoring.Cli.Render;

/// <summary>
/// The folder that receives rendered files. A list of what was rendered stays in it, so that the next call can take away what is no longer
/// part of the stack and touch nothing else. kubectl does not read the list, because it has no extension.
/// </summary>
internal sealed class RenderFolder(string path)
{
    private const string ListName = ".rendered-by-monitor";

    private string ListPath => Path.Combine(path, ListName);

    /// <exception cref="ProblemsException">The folder holds files of somebody else.</exception>
    public void Demand(bool force)
    {
        if (File.Exists(path))
            throw new ProblemsException(Problem.Error(path, "This is a file; name a folder."));
        if (!force && Directory.Exists(path) && !File.Exists(ListPath) && Directory.EnumerateFileSystemEntries(path).Any())
            throw new ProblemsException(Problem.Error(path, "The folder is not empty and was not written by `monitor render`; name another one, or add --force to write into it."));
    }

    /// <summary>Writes everything aside first, then moves it into place, so that an error leaves the folder as it was.</summary>
    public void Write(IReadOnlyList<ManifestFile> files, string title)
    {
        var aside = $"{path.TrimEnd(Path.DirectorySeparatorChar)}.{Environment.ProcessId}.tmp";
        try
        {
            Directory.CreateDirectory(aside);
            foreach (var file in files)
                File.WriteAllText(Prepared(Path.Combine(aside, file.Name)), file.Text);
            MoveInto(aside, [.. files.Select(f => f.Name)], title);
        }
        finally
        {
            if (Directory.Exists(aside))
                Directory.Delete(aside, recursive: true);
        }
    }

    private void MoveInto(string aside, IReadOnlyCollection<string> names, string title)
    {
        Directory.CreateDirectory(path);
        var former = FormerNames();

        // While files move, the list names old and new ones: an interrupted call leaves nothing that the next one would not know.
        WriteList(names.Union(former).Order(StringComparer.Ordinal), title);
        foreach (var name in names)
            File.Move(Path.Combine(aside, name), Prepared(Path.Combine(path, name)), overwrite: true);
        foreach (var name in former.Except(names))
            File.Delete(Path.Combine(path, name));
        foreach (var empty in former.Except(names).Select(name => Path.GetDirectoryName(Path.Combine(path, name))!).Distinct().OrderByDescending(folder => folder.Length))
            RemoveEmpty(empty);
        WriteList(names, title);
    }

    /// <summary>Folders that nothing is left in go with their last file.</summary>
    private void RemoveEmpty(string folder)
    {
        for (var empty = folder; empty.Length > path.Length && !Directory.EnumerateFileSystemEntries(empty).Any(); empty = Path.GetDirectoryName(empty)!)
            Directory.Delete(empty);
    }

    /// <summary>Names in the list; a name with another folder in it than the host's is none of ours.</summary>
    private List<string> FormerNames() => File.Exists(ListPath) ? [.. File.ReadAllLines(ListPath).Where(l => l.Length > 0 && l[0] != '#' && IsOurs(l))] : [];

    private static bool IsOurs(string name) => name == Path.GetFileName(name) || (name.StartsWith(RenderedStack.HostFolder, StringComparison.Ordinal) && !name.Split('/').Contains(".."));

    private static string Prepared(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return file;
    }

    private void WriteList(IEnumerable<string> names, string title) =>
        File.WriteAllText(ListPath, string.Join('\n', names.Prepend($"# Rendered from {title}; `monitor render` replaces these files.")) + "\n");
}
