using System.Text.Json;
using Pulumi;
using Pulumi.Utilities;
using Xunit;

namespace Monitoring.Tests.Sdk.Core;

public sealed class OutputJsonTests
{
    private static readonly JsonSerializerOptions Camel = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    [Fact]
    public async Task Nested_outputs_inputs_lists_and_maps_are_written_as_their_values()
    {
        var value = Output.Create(new
        {
            Name = Output.Create("a"),
            Size = (Input<int>)2,
            Items = new InputList<string> { "x", Output.Create("y") },
            Labels = new InputMap<string> { ["k"] = Output.Create("v") },
        });

        var json = await OutputUtilities.GetValueAsync(Output.JsonSerialize(value, Camel));

        Assert.Equal("""{"name":"a","size":2,"items":["x","y"],"labels":{"k":"v"}}""", json);
    }

    [Fact]
    public async Task It_waits_for_outputs_inside()
    {
        var slow = Output.Create(Task.Delay(20).ContinueWith(_ => Output.Create(7), TaskScheduler.Default)).Apply(inner => inner);

        Assert.Equal("[7]", await OutputUtilities.GetValueAsync(Output.JsonSerialize(Output.Create(new[] { slow }))));
    }

    [Fact]
    public async Task A_secret_inside_makes_the_text_secret()
    {
        var json = Output.JsonSerialize(Output.Create(new { Password = Output.CreateSecret("p") }));

        Assert.True(await Output.IsSecretAsync(json));
        Assert.Equal("""{"Password":"p"}""", await OutputUtilities.GetValueAsync(json));
    }

    [Fact]
    public async Task An_unknown_inside_makes_the_text_unknown()
    {
        var json = Output.JsonSerialize(Output.Create(new { Password = OutputUtilities.CreateUnknown("p") }));

        Assert.False(await OutputUtilities.GetIsKnownAsync(json));
    }

    [Fact]
    public async Task Json_is_read_into_a_type()
    {
        var numbers = Output.JsonDeserialize<int[]>(Output.CreateSecret("[1,2]"));

        Assert.Equal(3, (await OutputUtilities.GetValueAsync(numbers)).Sum());
        Assert.True(await Output.IsSecretAsync(numbers));
    }
}
