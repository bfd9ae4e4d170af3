using System.Collections.Immutable;
using Monitoring.Tests.Sdk.Support;
using Pulumi;
using Pulumi.Utilities;
using Xunit;

namespace Monitoring.Tests.Sdk.Core;

public sealed class InputListTests
{
    [Fact]
    public async Task A_list_is_made_from_values_arrays_lists_and_outputs()
    {
        InputList<string> value = "a";
        InputList<string> output = Output.Create("a");
        InputList<string> array = new[] { "a" };
        InputList<string> outputs = new[] { Output.Create("a") };
        InputList<string> list = new List<Input<string>> { "a" };
        InputList<string> immutable = ImmutableArray.Create("a");
        InputList<string> later = Output.Create(new[] { "a" });
        InputList<string> enumerable = Output.Create<IEnumerable<string>>(["a"]);
        InputList<string> expression = ["a"];

        foreach (var each in new[] { value, output, array, outputs, list, immutable, later, enumerable, expression })
            Assert.Equal(["a"], (await OutputUtilities.GetValueAsync(each.ToOutput())).ToArray());
    }

    [Fact]
    public async Task Adding_appends_and_concat_makes_a_new_list()
    {
        var list = new InputList<string> { "a" };
        list.Add("b", "c");
        list.AddRange(Output.Create(new List<string> { "d" }));

        var longer = list.Concat(new[] { "e" });

        Assert.Equal(["a", "b", "c", "d"], (await OutputUtilities.GetValueAsync(list.ToOutput())).ToArray());
        Assert.Equal(["a", "b", "c", "d", "e"], (await OutputUtilities.GetValueAsync(longer.ToOutput())).ToArray());
    }

    [Fact]
    public async Task An_object_initializer_appends_to_what_the_property_holds_and_assigning_replaces_it()
    {
        var args = new ThingArgs { Items = { "a" } };
        args.Items.Add("b");
        Assert.Equal(["a", "b"], (await OutputUtilities.GetValueAsync(args.Items.ToOutput())).ToArray());

        args.Items = ["c"];
        Assert.Equal(["c"], (await OutputUtilities.GetValueAsync(args.Items.ToOutput())).ToArray());
    }

    [Fact]
    public async Task One_secret_and_one_unknown_element_make_the_whole_output_so()
    {
        InputList<string> list = [Output.CreateSecret("a"), OutputUtilities.CreateUnknown("b")];

        Assert.True(await Output.IsSecretAsync(list.ToOutput()));
        Assert.False(await OutputUtilities.GetIsKnownAsync(list.ToOutput()));
    }

    [Fact]
    public async Task A_list_of_an_unknown_list_is_unknown()
    {
        InputList<string> list = OutputUtilities.CreateUnknown(ImmutableArray.Create("a"));
        list.Add("b");

        Assert.False(await OutputUtilities.GetIsKnownAsync(list.ToOutput()));
    }

    [Fact]
    public async Task Elements_are_enumerated_asynchronously()
    {
        var seen = new List<string>();
        await foreach (var item in new InputList<string> { "a", Output.Create("b") })
            seen.Add(await OutputUtilities.GetValueAsync(item.ToOutput()));

        Assert.Equal(["a", "b"], seen);
    }

    [Fact]
    public void Enumerating_synchronously_compiles_and_throws() =>
        Assert.Throws<NotSupportedException>(() =>
        {
            foreach (var _ in new InputList<string> { "a" })
            {
            }
        });

    [Fact]
    public async Task A_list_of_unions_takes_either_alternative()
    {
        var list = new InputList<Union<int, string>> { Output.Create(1), Output.Create("b") };

        var values = await OutputUtilities.GetValueAsync(list.ToOutput());

        Assert.Equal([1, "b"], values.Select(value => value.Value));
    }
}
