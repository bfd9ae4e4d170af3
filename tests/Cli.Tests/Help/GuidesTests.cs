using Monitoring.Cli;
using Monitoring.Tests.Cli.Support;
using Xunit;

namespace Monitoring.Tests.Cli.Help;

/// <summary>Whoever follows a guide is answered at every step. What asks real programs (why, widen, unused) is followed on a stack of real ones.</summary>
public sealed class GuidesTests
{
    [Theory]
    [InlineData("debug-a-request.md", 12)]
    [InlineData("debug-the-cluster.md", 14)]
    public async Task Every_command_of_a_guide_is_answered(string page, int atLeast)
    {
        await using var world = new GuideWorld();
        var lines = GuideWorld.CommandsOf(page).ToList();
        Assert.InRange(lines.Count, atLeast, 40);

        foreach (var line in lines)
        {
            var words = ShellWords.Of(line);
            if (words[0] is "why" or "widen" or "unused")
                continue;
            var follows = words is ["logs" or "metrics", ..] or ["traces", not "show", ..] && !words.Contains("--no-follow") && !words.Contains("--once");

            var (code, text) = await world.RunAsync(words, follows);

            Assert.True(follows ? code == ExitCodes.Interrupted : code == ExitCodes.Ok || (code == ExitCodes.Unhealthy && words[0] is "doctor" or "status"), $"{line}: {code} {text}");
            Assert.False(string.IsNullOrWhiteSpace(text) && words[0] != "top", line);
        }
    }
}
