namespace Monitoring.Cli.Tools;

/// <summary>A folder for files that programs are to read; gone when it is disposed of.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("monitor-").FullName;

    public void Write(string name, string text) => File.WriteAllText(Path.Combine(FullPath, name), text);

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
