using System.Collections.Immutable;
using Monitoring.Tests.Sdk.Support;
using Pulumi;
using Pulumi.Utilities;
using Xunit;

namespace Monitoring.Tests.Sdk.Core;

public sealed class InputMapTests
{
    [Fact]
    public async Task A_map_is_made_from_dictionaries_and_outputs_of_them()
    {
        InputMap<string> dictionary = new Dictionary<string, string> { ["k"] = "v" };
        InputMap<string> immutable = ImmutableDictionary<string, string>.Empty.Add("k", "v");
        InputMap<string> output = Output.Create(new Dictionary<string, string> { ["k"] = "v" });
        InputMap<string> general = Output.Create<IDictionary<string, string>>(new Dictionary<string, string> { ["k"] = "v" });
        var initializer = new InputMap<string> { { "k", "v" } };
        var indexer = new InputMap<string> { ["k"] = Output.Create("v") };

        foreach (var each in new[] { dictionary, immutable, output, general, initializer, indexer })
            Assert.Equal("v", (await OutputUtilities.GetValueAsync(each.ToOutput()))["k"]);
    }

    [Fact]
    public async Task In_a_merge_the_second_map_wins()
    {
        var merged = InputMap<string>.Merge(
            new InputMap<string> { ["a"] = "1", ["b"] = "1" },
            Output.Create(new Dictionary<string, string> { ["b"] = "2" }));

        var values = await OutputUtilities.GetValueAsync(merged.ToOutput());

        Assert.Equal("1", values["a"]);
        Assert.Equal("2", values["b"]);
    }

    [Fact]
    public async Task Adding_a_key_again_with_the_same_value_is_fine()
    {
        var map = new InputMap<string> { ["k"] = "v" };
        map.Add("k", Output.Create("v"));

        Assert.Equal("v", Assert.Single(await OutputUtilities.GetValueAsync(map.ToOutput())).Value);
    }

    [Fact]
    public async Task Adding_a_key_again_with_another_value_fails_for_whoever_reads_the_map()
    {
        var map = new InputMap<string> { ["k"] = "v" };
        map.Add(new Dictionary<string, string> { ["k"] = "w" });

        await Assert.ThrowsAsync<ArgumentException>(() => OutputUtilities.GetValueAsync(map.ToOutput()));
    }

    [Fact]
    public async Task Adding_a_key_again_with_another_value_fails_the_run_although_nobody_reads_the_map()
    {
        var message = await Run.FailAsync(() =>
        {
            var map = new InputMap<string> { ["k"] = "v" };
            map["k"] = "w";
        });

        Assert.Contains("ArgumentException", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Enumerating_synchronously_compiles_and_throws() =>
        Assert.Throws<NotSupportedException>(() =>
        {
            foreach (var _ in new InputMap<string> { ["k"] = "v" })
            {
            }
        });
}
