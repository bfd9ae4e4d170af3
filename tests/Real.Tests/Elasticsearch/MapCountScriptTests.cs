using Monitoring.Elasticsearch.MapCount;
using Monitoring.Tests.Real.Processes;
using Xunit;

namespace Monitoring.Tests.Real.Elasticsearch;

/// <summary>The script of the agent that prepares nodes, on a file that is not the kernel's.</summary>
public sealed class MapCountScriptTests
{
    [Theory]
    [InlineData("65530", MapCountAgent.Least, "vm.max_map_count was 65530 and is 1048576 now")]
    [InlineData("2000000", "2000000", "vm.max_map_count is 2000000, which is enough")]
    public async Task It_raises_and_never_lowers(string before, string after, string says)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("max_map_count", before);

        var result = await RunAsync(file, "raise");

        Assert.Equal((0, says), (result.ExitCode, result.Output.Trim()));
        Assert.Equal(after, (await File.ReadAllTextAsync(file)).Trim());
    }

    [Theory]
    [InlineData("65530", 1)]
    [InlineData("1048576", 0)]
    public async Task It_tells_whether_the_number_is_high_enough(string current, int exitCode)
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(exitCode, (await RunAsync(folder.Write("max_map_count", current), "check")).ExitCode);
    }

    private static Task<ToolResult> RunAsync(string file, string action) => Tool.RunAsync(
        "/usr/bin/env", $"MAP_COUNT_FILE={file}", "/bin/bash", Repository.PathOf("infra", "Elasticsearch", "MapCount", "map-count.sh"), action, MapCountAgent.Least);
}
