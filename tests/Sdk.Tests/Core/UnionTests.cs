using Pulumi;
using Pulumi.Utilities;
using Xunit;

namespace Monitoring.Tests.Sdk.Core;

public sealed class UnionTests
{
    [Fact]
    public void A_union_knows_which_alternative_it_holds()
    {
        Union<int, string> union = "a";

        Assert.True(union.IsT1);
        Assert.Equal("a", union.AsT1);
        Assert.Equal("a", union.Value);
        Assert.Equal("string a", union.Match(number => $"number {number}", text => $"string {text}"));
        Assert.Throws<InvalidOperationException>(() => union.AsT0);
    }

    [Fact]
    public void Unions_are_equal_when_alternative_and_value_are()
    {
        Assert.True(Union<int, string>.FromT0(1) == 1);
        Assert.True(Union<int, int>.FromT0(1) != Union<int, int>.FromT1(1));
    }

    [Fact]
    public void Picking_the_wrong_alternative_gives_the_other_one()
    {
        Assert.False(Union<int, string>.FromT1("a").TryPickT0(out _, out var remainder));
        Assert.Equal("a", remainder);
    }

    [Fact]
    public async Task An_input_union_is_made_from_values_inputs_and_outputs_of_both()
    {
        InputUnion<int, string> number = 1;
        InputUnion<int, string> text = "a";
        InputUnion<int, string> output = Output.Create("b");
        InputUnion<int, string> input = (Input<int>)2;

        var values = await OutputUtilities.GetValueAsync(Output.All(new Input<Union<int, string>>[] { number, text, output, input }));

        Assert.Equal([1, "a", "b", 2], values.Select(value => value.Value));
    }
}
