using System.Collections.Immutable;
using System.Text.Json;
using Monitoring.Tests.Sdk.Support;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Utilities;
using Xunit;

namespace Monitoring.Tests.Sdk.Core;

/// <summary>What a mock sees of the arguments of a resource.</summary>
public sealed class WireFormatTests
{
    [Fact]
    public async Task Numbers_arrive_as_doubles()
    {
        var seen = await InputsAsync(new ThingArgs { Number = 3 });

        Assert.Equal(3.0, Assert.IsType<double>(seen["number"]));
    }

    [Fact]
    public async Task Secrets_lose_their_mark_at_any_depth()
    {
        var seen = await InputsAsync(new ThingArgs { Text = Output.CreateSecret("a"), Items = { Output.CreateSecret("b") } });

        Assert.Equal("a", seen["text"]);
        Assert.Equal(["b"], Assert.IsType<ImmutableArray<object>>(seen["items"]).ToArray());
    }

    [Fact]
    public async Task A_property_that_holds_anything_unknown_is_left_out_as_a_whole()
    {
        var seen = await InputsAsync(new ThingArgs { Text = "a", Items = { "known", OutputUtilities.CreateUnknown("b") } });

        Assert.Equal(["text"], seen.Keys);
    }

    [Fact]
    public async Task Absent_values_and_unset_lists_are_not_sent_and_empty_ones_are()
    {
        Assert.Empty(await InputsAsync(new ThingArgs()));
        Assert.Equal(["labels"], (await InputsAsync(new ThingArgs { Labels = new() })).Keys);
    }

    [Fact]
    public async Task A_null_in_a_map_is_dropped()
    {
        var seen = await InputsAsync(new ThingArgs { Labels = { ["a"] = null!, ["b"] = "2" } });

        Assert.Equal(["b"], Assert.IsType<ImmutableDictionary<string, object>>(seen["labels"]).Keys);
    }

    [Fact]
    public async Task Unions_enum_structs_and_nested_outputs_arrive_as_their_values()
    {
        var seen = await InputsAsync(new ThingArgs { Choice = "a", Size = ThingSize.Large, Anything = Output.Create("deep"), Plain = true });

        Assert.Equal("a", seen["choice"]);
        Assert.Equal("large", seen["size"]);
        Assert.Equal("deep", seen["anything"]);
        Assert.Equal(true, seen["plain"]);
    }

    [Fact]
    public async Task Json_members_arrive_as_compact_json()
    {
        var seen = await InputsAsync(new ThingArgs { Json = new ThingPartArgs { Text = "a", On = true } });

        var json = JsonSerializer.Deserialize<JsonElement>(Assert.IsType<string>(seen["json"]));
        Assert.True(json.GetProperty("on").GetBoolean());
        Assert.DoesNotContain(' ', (string)seen["json"]);
    }

    [Fact]
    public async Task Assets_arrive_as_assets()
    {
        var seen = await InputsAsync(new ThingArgs { Anything = new StringAsset("text") });

        Assert.IsType<StringAsset>(seen["anything"]);
    }

    [Fact]
    public async Task A_resource_arrives_as_one_without_name_and_type()
    {
        var mocks = new RecordingMocks();
        await Run.UpdateAsync(mocks, () =>
        {
            var first = new Thing("first");
            _ = new Thing("second", new ThingArgs { Anything = first });
        });

        var reference = Assert.IsAssignableFrom<Resource>(mocks["second"].Inputs["anything"]);
        Assert.Equal("", reference.GetResourceName());
        Assert.EndsWith("::first", await OutputUtilities.GetValueAsync(reference.Urn), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resource_of_a_registered_type_arrives_as_that_type()
    {
        var mocks = new RecordingMocks();
        await Run.UpdateAsync(mocks, () =>
        {
            var map = new ConfigMap("map", new ConfigMapArgs { Data = { ["k"] = "v" } });
            _ = new Thing("thing", new ThingArgs { Anything = map });
        });

        var reference = Assert.IsType<ConfigMap>(mocks["thing"].Inputs["anything"]);
        Assert.Equal("map", reference.GetResourceName());
        Assert.Equal("v", (await OutputUtilities.GetValueAsync(reference.Data))["k"]);
    }

    [Fact]
    public async Task Id_and_urn_are_never_sent()
    {
        var pairs = ImmutableDictionary<string, object?>.Empty.Add("id", "i").Add("urn", "u").Add("text", "t");

        Assert.Equal(["text"], (await InputsAsync(new DictionaryResourceArgs(pairs))).Keys);
    }

    [Theory]
    [InlineData(1L, "System.Int64")]
    [InlineData(1f, "System.Single")]
    public async Task Numbers_of_other_types_fail_the_run(object value, string type)
    {
        var message = await Run.FailAsync(() => _ = new Thing("thing", new ThingArgs { Anything = value }));

        Assert.Contains("error serializing property \"anything\"", message, StringComparison.Ordinal);
        Assert.Contains($"{type} is not a supported argument type.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Objects_without_a_contract_fail_the_run()
    {
        var message = await Run.FailAsync(() => _ = new Thing("thing", new ThingArgs { Anything = new { a = 1 } }));

        Assert.Contains("is not a supported argument type.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_required_input_fails_the_run()
    {
        var message = await Run.FailAsync(() => _ = new Thing("thing", new ThingArgs { Part = new ThingPartArgs() }));

        Assert.Contains("ThingPartArgs.Text is required but was not given a value", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subclass_of_an_args_class_loses_the_lists_and_maps_of_its_base()
    {
        var seen = await InputsAsync(new DerivedArgs { Text = "a", Items = { "b" }, Labels = { ["c"] = "d" } });

        Assert.Equal(["text"], seen.Keys);
    }

    private static async Task<ImmutableDictionary<string, object>> InputsAsync(ResourceArgs args)
    {
        var mocks = new RecordingMocks();
        await Run.PreviewAsync(mocks, () => _ = new Thing("thing", args));
        return mocks["thing"].Inputs;
    }

    private sealed class DerivedArgs : ThingArgs;
}
