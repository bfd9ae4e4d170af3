using Monitoring.Settings;

namespace Monitoring.Cli.Host;

/// <summary>The one directory in which everything of a stack on this host lives.</summary>
internal sealed class HostFolder(string path)
{
    private const UnixFileMode OnlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Least space with which Prometheus is started: two segments of its write-ahead log, and some.</summary>
    private static readonly ByteSize LeastSpace = ByteSize.Mebibytes(512);

    public string FullPath { get; } = Path.GetFullPath(path);

    /// <summary>Keys and certificates, readable by their owner alone.</summary>
    public string Secrets => Path.Combine(FullPath, "secrets");

    /// <summary>A directory per bundle, named after its hash.</summary>
    public string Bundles => Path.Combine(FullPath, "bundles");

    /// <summary>A link to the bundle that the programs read.</summary>
    public string Current => Path.Combine(FullPath, "current");

    /// <summary>Who supervises, see <see cref="HostState"/>.</summary>
    public string State => Run("state.json");

    /// <summary>Held for as long as somebody supervises.</summary>
    public string Lock => Run("lock");

    /// <summary>Which scrape jobs store everything for a while, see <see cref="Host.Widened"/>.</summary>
    public string Widened => Run("widened.json");

    /// <summary>Where a program keeps its data.</summary>
    public string DataOf(string program) => Path.Combine(FullPath, "data", program);

    /// <summary>What a program says.</summary>
    public string LogOf(string program) => Path.Combine(FullPath, "logs", $"{program}.log");

    /// <summary>Which process a program is.</summary>
    public string MarkOf(string program) => Run($"{program}.pid");

    /// <summary>Makes all directories.</summary>
    /// <exception cref="ProblemsException">There is no room.</exception>
    public void Create()
    {
        foreach (var directory in new[] { Bundles, Path.Combine(FullPath, "data"), Path.Combine(FullPath, "logs"), Path.Combine(FullPath, "run") })
            Directory.CreateDirectory(directory);
        Protect();
        var left = new ByteSize(new DriveInfo(FullPath).AvailableFreeSpace);
        if (left < LeastSpace)
            throw new ProblemsException(Problem.Error(FullPath, $"The disk has only {left.WholeMebibytes} left, and Prometheus needs at least {LeastSpace} to start. Make room, or choose another directory with --data."));
    }

    /// <summary>Makes the secrets readable by their owner alone, whoever put them there.</summary>
    private void Protect()
    {
        Directory.CreateDirectory(Secrets);
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(Secrets, OnlyOwner);
        foreach (var file in Directory.GetFiles(Secrets))
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>Bytes of all files below a directory; what vanishes meanwhile counts as nothing.</summary>
    public static ByteSize SizeOf(string directory) =>
        new(!Directory.Exists(directory) ? 0 : new DirectoryInfo(directory).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }).Sum(LengthOf));

    private static long LengthOf(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }

    private string Run(string name) => Path.Combine(FullPath, "run", name);
}
