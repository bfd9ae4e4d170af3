using Monitoring.Cli.Stacks;
using Monitoring.Stacks.Host;

namespace Monitoring.Cli.Render;

/// <summary>All files of a stack: the objects of the cluster, and in a folder of its own what a host of the stack reads.</summary>
internal static class RenderedStack
{
    /// <summary>Begins the names of a host's files. kubectl does not look into folders.</summary>
    public const string HostFolder = "host/";

    /// <param name="run">A stack without an error.</param>
    public static IReadOnlyList<ManifestFile> Of(StackRun run) =>
    [
        .. Manifests.Of(run.Recorded!.Resources),
        .. HostServices.BundleOf(run.Plan!, run.Stack)?.Files.Select(file => new ManifestFile(HostFolder + file.Key, file.Value)) ?? [],
    ];
}
