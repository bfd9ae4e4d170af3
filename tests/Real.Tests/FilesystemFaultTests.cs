using Monitoring.Tests.Real.Pipeline;
using Monitoring.Tests.Real.Processes;
using Xunit;

namespace Monitoring.Tests.Real;

/// <summary>A file system that fills up calls somebody before services notice, and once.</summary>
public sealed class FilesystemFaultTests
{
    private const string Alert = "NodeFilesystemAlmostOutOfSpace";

    [SkippableFact]
    public async Task A_full_file_system_pages_and_room_ends_it()
    {
        using var root = new TemporaryFolder();
        await using var filesystem = await SmallFilesystemProcess.StartAsync(root);
        await using var pipeline = await AlertPipeline.StartAsync([Alert, "NodeFilesystemAlmostOutOfFiles", "NodeFilesystemReadOnly"], filesystem.Address);
        await pipeline.FireAsync();

        filesystem.Fill();
        var call = await pipeline.NextCreateAsync(Alert);
        await pipeline.FireAsync(Alert);

        filesystem.Empty();
        await pipeline.NextCloseAsync(call);
        await pipeline.FireAsync();
        Assert.All(pipeline.Pages(), page => Assert.Contains(Alert, page, StringComparison.Ordinal));
    }
}
