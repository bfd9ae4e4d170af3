using System.Collections.Immutable;
using Newtonsoft.Json;

namespace Monitoring.Cli.Host;

/// <summary>Scrape jobs of a stack on this host that store everything for a while, each with the time when that ends.</summary>
internal static class Widened
{
    public static ImmutableSortedDictionary<string, DateTimeOffset> Read(HostFolder folder) => File.Exists(folder.Widened)
        ? JsonConvert.DeserializeObject<Dictionary<string, DateTimeOffset>>(File.ReadAllText(folder.Widened))!.ToImmutableSortedDictionary(StringComparer.Ordinal)
        : ImmutableSortedDictionary.Create<string, DateTimeOffset>(StringComparer.Ordinal);

    public static void Write(HostFolder folder, ImmutableSortedDictionary<string, DateTimeOffset> jobs)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder.Widened)!);
        var draft = folder.Widened + ".new";
        File.WriteAllText(draft, JsonConvert.SerializeObject(jobs, Formatting.Indented));
        File.Move(draft, folder.Widened, overwrite: true);
    }

    /// <summary>Forgets the jobs whose time is over.</summary>
    /// <returns>Their names.</returns>
    public static ImmutableArray<string> End(HostFolder folder, DateTimeOffset now)
    {
        var jobs = Read(folder);
        ImmutableArray<string> over = [.. jobs.Where(job => job.Value <= now).Select(job => job.Key)];
        if (!over.IsEmpty)
            Write(folder, jobs.RemoveRange(over));
        return over;
    }
}
