using System.Collections.Immutable;

namespace Monitoring.Generator;

/// <summary>The folder that holds the generated files and nothing else.</summary>
public sealed class GeneratedFolder(string path)
{
    /// <summary>Makes the folder hold exactly <paramref name="files"/>.</summary>
    public void Write(IReadOnlyDictionary<string, string> files)
    {
        foreach (var stale in Existing().Where(name => !files.ContainsKey(name)))
            File.Delete(Path.Combine(path, stale));
        foreach (var (name, content) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(path, name))!);
            File.WriteAllText(Path.Combine(path, name), content);
        }
    }

    /// <summary>The files that are missing, stale or different, in ordinal order.</summary>
    public ImmutableArray<string> Differences(IReadOnlyDictionary<string, string> files) =>
    [
        .. Existing().Union(files.Keys)
            .Where(name => !files.TryGetValue(name, out var content) || !Holds(name, content))
            .Order(StringComparer.Ordinal),
    ];

    private bool Holds(string name, string content)
    {
        var file = Path.Combine(path, name);
        return File.Exists(file) && File.ReadAllText(file) == content;
    }

    private ImmutableArray<string> Existing() => Directory.Exists(path)
        ?
        [
            .. Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(path, file).Replace('\\', '/')),
        ]
        : [];
}
