using Xunit;

namespace Monitoring.Tests.Real.Processes;

/// <summary>
/// A real node exporter that sees one real file system of 4 MiB, which a test may fill. The file system is mounted in a namespace of the process, so
/// no root is needed and it ends with the process. Only its type is a claim: a table of mounts that calls it ext4, as the disk of a node would be.
/// </summary>
internal sealed class SmallFilesystemProcess : RealProcess
{
    private const string MountAndRun = "mount -t tmpfs -o size=4m,nr_inodes=1000 small \"$1\" && shift && exec \"$@\"";

    private readonly string _place;

    private SmallFilesystemProcess(string place, int port, IEnumerable<string> arguments)
        : base("unshare", port, arguments) => _place = place;

    protected override string ReadyPath => "metrics";

    private string File => $"/proc/{Id}/root{_place}/everything";

    /// <param name="root">Where the place of the mount and the table of mounts go.</param>
    public static async Task<SmallFilesystemProcess> StartAsync(TemporaryFolder root)
    {
        var place = Directory.CreateDirectory(root.PathOf("mounted")).FullName;
        var possible = await Tool.RunAsync("unshare", "-r", "-m", "sh", "-c", MountAndRun, "sh", place, "true");
        Skip.If(possible.ExitCode != 0, $"This machine does not let a user mount anything in a namespace of its own: {possible.Errors.Trim()}");
        root.Write("proc/1/mountinfo", $"100 1 0:99 / {place} rw - ext4 /dev/small rw\n");
        var port = FreePorts.Next();
        var process = new SmallFilesystemProcess(place, port,
        [
            "-r", "-m", "sh", "-c", MountAndRun, "sh", place, await Binaries.PathOfAsync("node_exporter"), $"--web.listen-address=127.0.0.1:{port}",
            "--collector.disable-defaults", "--collector.filesystem", "--collector.filesystem.mount-points-exclude=^/none$", $"--path.procfs={root.PathOf("proc")}",
        ]);
        await process.StartAsync();
        return process;
    }

    /// <summary>Writes until nothing more goes in.</summary>
    public void Fill()
    {
        using var file = new FileStream(File, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true)
                file.Write(block);
        }
        catch (IOException)
        {
            // No space left, as it should be.
        }
    }

    public void Empty() => System.IO.File.Delete(File);
}
