using System.Collections.Immutable;
using Monitoring.Tests.Sdk.Support;
using Pulumi;
using Pulumi.Utilities;
using Xunit;

namespace Monitoring.Tests.Sdk.Core;

/// <summary>What becomes of the state that a mock returns.</summary>
public sealed class ResourceOutputTests
{
    [Fact]
    public async Task Values_arrive_in_the_types_of_the_properties()
    {
        var mocks = Returning(new Dictionary<string, object>
        {
            ["text"] = "a",
            ["number"] = 3,
            ["items"] = new[] { "x" },
            ["labels"] = new Dictionary<string, object> { ["k"] = "v" },
            ["part"] = new Dictionary<string, object> { ["text"] = "deep", ["no-of"] = 2.9 },
            ["choice"] = "b",
            ["size"] = "large",
        });

        await Run.ReadAsync(mocks, isPreview: false, async thing =>
        {
            Assert.Equal("a", await OutputUtilities.GetValueAsync(thing.Text));
            Assert.Equal(3, await OutputUtilities.GetValueAsync(thing.Number));
            Assert.Equal(["x"], (await OutputUtilities.GetValueAsync(thing.Items)).ToArray());
            Assert.Equal("v", (await OutputUtilities.GetValueAsync(thing.Labels))["k"]);
            Assert.Equal("b", (await OutputUtilities.GetValueAsync(thing.Choice)).AsT1);
            Assert.Equal("large", (await OutputUtilities.GetValueAsync(thing.Size)).ToString());
            var part = await OutputUtilities.GetValueAsync(thing.Part);
            Assert.Equal("deep", part.Text);
            Assert.Equal(2, part.Number);
            Assert.True(part.Parts.IsDefault);
            return true;
        });
    }

    [Fact]
    public async Task What_the_state_lacks_is_unknown_in_a_preview()
    {
        var known = await Run.ReadAsync(new RecordingMocks(), isPreview: true, thing => OutputUtilities.GetIsKnownAsync(thing.Text));

        Assert.False(known);
    }

    [Fact]
    public async Task What_the_state_lacks_is_a_known_default_otherwise()
    {
        await Run.ReadAsync(new RecordingMocks(), isPreview: false, async thing =>
        {
            Assert.True(await OutputUtilities.GetIsKnownAsync(thing.Text));
            Assert.Null(await OutputUtilities.GetValueAsync(thing.Text));
            Assert.Equal(0, await OutputUtilities.GetValueAsync(thing.Number));
            Assert.True((await OutputUtilities.GetValueAsync(thing.Items)).IsDefault);
            Assert.Null(await OutputUtilities.GetValueAsync(thing.Labels));
            return true;
        });
    }

    [Fact]
    public async Task A_value_of_the_wrong_shape_becomes_a_default_and_the_run_goes_on()
    {
        var mocks = Returning(new Dictionary<string, object> { ["number"] = "notanumber", ["text"] = "a" });

        await Run.ReadAsync(mocks, isPreview: false, async thing =>
        {
            Assert.Equal(0, await OutputUtilities.GetValueAsync(thing.Number));
            Assert.Equal("a", await OutputUtilities.GetValueAsync(thing.Text));
            return true;
        });
    }

    [Fact]
    public async Task Each_property_has_its_own_secret_and_known_bits()
    {
        var mocks = Returning(new Dictionary<string, object>
        {
            ["text"] = Output.CreateSecret("a"),
            ["items"] = new object[] { "x", OutputUtilities.CreateUnknown("y") },
            ["number"] = 1,
        });

        await Run.ReadAsync(mocks, isPreview: false, async thing =>
        {
            Assert.True(await Output.IsSecretAsync(thing.Text));
            Assert.False(await Output.IsSecretAsync(thing.Number));
            Assert.False(await OutputUtilities.GetIsKnownAsync(thing.Items));
            Assert.True(await OutputUtilities.GetIsKnownAsync(thing.Number));
            return true;
        });
    }

    [Fact]
    public async Task Additional_secret_outputs_have_no_effect()
    {
        Thing? thing = null;
        await Run.UpdateAsync(Returning(new Dictionary<string, object> { ["text"] = "a" }), () =>
            thing = new Thing("thing", null, new CustomResourceOptions { AdditionalSecretOutputs = { "text" } }));

        Assert.False(await Output.IsSecretAsync(thing!.Text));
    }

    [Fact]
    public async Task An_id_that_the_mock_does_not_know_is_unknown()
    {
        var mocks = new RecordingMocks { Answer = args => (null, args.Inputs) };

        Assert.False(await Run.ReadAsync(mocks, isPreview: false, thing => OutputUtilities.GetIsKnownAsync(thing.Id)));
    }

    [Fact]
    public async Task An_imported_resource_has_the_id_it_is_imported_by()
    {
        Thing? thing = null;
        var mocks = new RecordingMocks { Answer = args => (null, args.Inputs) };
        await Run.UpdateAsync(mocks, () => thing = new Thing("thing", null, new CustomResourceOptions { ImportId = "i-1" }));

        Assert.Equal("i-1", mocks["thing"].Id);
        Assert.Equal("i-1", await OutputUtilities.GetValueAsync(thing!.Id));
    }

    [Fact]
    public async Task The_mock_gets_an_empty_id_and_an_empty_provider_when_there_are_none()
    {
        var mocks = new RecordingMocks();
        await Run.UpdateAsync(mocks, () => _ = new Thing("thing"));

        Assert.Equal("", mocks["thing"].Id);
        Assert.Equal("", mocks["thing"].Provider);
        Assert.Equal(Thing.Token, mocks["thing"].Type);
    }

    [Fact]
    public async Task A_resource_that_is_read_has_the_id_it_is_read_by()
    {
        Thing? thing = null;
        var mocks = new RecordingMocks { Answer = args => ("other", new Dictionary<string, object> { ["text"] = "state" }) };
        await Run.UpdateAsync(mocks, () => thing = new Thing("thing", null, new CustomResourceOptions { Id = "i-1" }));

        Assert.Equal("i-1", mocks["thing"].Id);
        Assert.Equal("i-1", await OutputUtilities.GetValueAsync(thing!.Id));
        Assert.Equal("state", await OutputUtilities.GetValueAsync(thing.Text));
    }

    [Fact]
    public async Task An_output_comes_from_its_resource()
    {
        Thing? thing = null;
        await Run.UpdateAsync(new RecordingMocks(), () => thing = new Thing("thing"));

        Assert.Equal([thing!], await OutputUtilities.GetDependenciesAsync(thing!.Text.Apply(text => text)));
        Assert.Equal([thing], await OutputUtilities.GetDependenciesAsync(thing.Urn));
    }

    [Fact]
    public async Task Resources_are_found_again_in_outputs()
    {
        Thing? second = null;
        var mocks = new RecordingMocks();
        await Run.UpdateAsync(mocks, () =>
        {
            var first = new Thing("first");
            second = new Thing("second", new DictionaryResourceArgs(ImmutableDictionary<string, object?>.Empty.Add("other", first)));
        });

        var other = await OutputUtilities.GetValueAsync(second!.Other);
        Assert.EndsWith("::first", await OutputUtilities.GetValueAsync(other.Urn), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1L)]
    [InlineData(1.5f)]
    public async Task A_state_with_other_numbers_fails_the_run(object number)
    {
        var mocks = Returning(new Dictionary<string, object> { ["number"] = number });

        await Assert.ThrowsAsync<RunException>(() => Run.UpdateAsync(mocks, () => _ = new Thing("thing")));
    }

    [Fact]
    public async Task A_property_of_an_impossible_type_fails_in_the_constructor()
    {
        Exception? thrown = null;
        await Run.UpdateAsync(new RecordingMocks(), () => thrown = Record.Exception(() => _ = new Impossible("thing")));

        Assert.IsType<InvalidOperationException>(thrown);
    }

    private static RecordingMocks Returning(Dictionary<string, object> state) => new() { Answer = args => ($"{args.Name}_id", state) };

    private sealed class Impossible(string name) : CustomResource(Thing.Token, name, ResourceArgs.Empty, null)
    {
        [Output("since")]
        public Output<DateTime> Since { get; private set; } = null!;
    }
}
