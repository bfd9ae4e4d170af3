using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace Monitoring.Stacks.Host;

/// <summary>A bundle as one compressed tar file: what is copied to a host has to have a path. The same bundle gives the same bytes.</summary>
public static class BundleArchive
{
    /// <summary>Writes the file, unless it is there.</summary>
    /// <param name="bundle">What it holds.</param>
    /// <param name="directory">Where; the file is named after the bundle's hash.</param>
    /// <returns>Path of the file as the program sees it, so that it is the same on every machine.</returns>
    public static string Write(HostBundle bundle, string directory)
    {
        var path = Path.GetRelativePath(Directory.GetCurrentDirectory(), Path.Combine(directory, $"{bundle.Hash}.tar.gz"));
        if (File.Exists(path))
            return path;
        Directory.CreateDirectory(directory);
        var draft = $"{path}.{Environment.ProcessId}";
        using (var zipped = new GZipStream(File.Create(draft), CompressionLevel.Optimal))
        using (var tar = new TarWriter(zipped, TarEntryFormat.Ustar))
            foreach (var (name, text) in bundle.Files)
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name)
                {
                    DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)),
                    ModificationTime = DateTimeOffset.UnixEpoch,
                    Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead | (name.EndsWith(".sh", StringComparison.Ordinal) ? UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute : 0),
                });
        File.Move(draft, path, overwrite: true);
        return path;
    }
}
