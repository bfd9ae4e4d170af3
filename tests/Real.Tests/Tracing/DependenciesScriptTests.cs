using System.Globalization;
using Monitoring.Tests.Real.Processes;
using Xunit;

namespace Monitoring.Tests.Real.Tracing;

/// <summary>Runs the very script that links services at night, with a program of the image's name that says what it was asked.</summary>
public sealed class DependenciesScriptTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task It_asks_for_the_day_that_has_ended()
    {
        var (before, result, after) = (Yesterday(), await RunAsync(exitCode: 0), Yesterday());
        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Contains(result.Output.Trim().Split('\n')[^1], new[] { $"asked for {before}", $"asked for {after}" });
    }

    [Fact]
    public async Task A_failure_is_one_of_the_job() => Assert.Equal(3, (await RunAsync(exitCode: 3)).ExitCode);

    public void Dispose() => _folder.Dispose();

    private static string Yesterday() => DateTimeOffset.UtcNow.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<ToolResult> RunAsync(int exitCode)
    {
        _folder.Write("bin/start-zipkin-dependencies", $"#!/bin/sh\necho \"asked for $*\"\nexit {exitCode}\n");
        Assert.Equal(0, (await Tool.RunAsync("chmod", "+x", _folder.PathOf("bin/start-zipkin-dependencies"))).ExitCode);
        return await Tool.RunAsync("env", $"PATH={_folder.PathOf("bin")}:/usr/bin:/bin", "TZ=Asia/Tokyo", "sh", Repository.PathOf("infra/Zipkin/zipkin-dependencies.sh"));
    }
}
