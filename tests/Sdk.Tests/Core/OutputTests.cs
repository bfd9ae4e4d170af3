using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;
using Xunit;

namespace Monitoring.Tests.Sdk.Core;

/// <summary>Outputs by themselves: they work outside of any run.</summary>
public sealed class OutputTests
{
    [Fact]
    public async Task Apply_is_not_called_while_the_value_is_unknown()
    {
        var called = false;

        var result = OutputUtilities.CreateUnknown("x").Apply(value => called = true);

        Assert.False(await OutputUtilities.GetIsKnownAsync(result));
        Assert.False(await OutputUtilities.GetValueAsync(result));
        Assert.False(called);
    }

    [Fact]
    public async Task An_unknown_secret_stays_secret_through_apply()
    {
        var result = Output.CreateSecret(OutputUtilities.CreateUnknown("x")).Apply(value => value.Length);

        Assert.True(await Output.IsSecretAsync(result));
        Assert.False(await OutputUtilities.GetIsKnownAsync(result));
    }

    [Fact]
    public async Task The_result_of_apply_is_known_only_if_both_outputs_are()
    {
        var result = Output.Create(1).Apply(_ => OutputUtilities.CreateUnknown(2));

        Assert.False(await OutputUtilities.GetIsKnownAsync(result));
    }

    [Fact]
    public async Task The_result_of_apply_is_secret_if_either_output_is()
    {
        Assert.True(await Output.IsSecretAsync(Output.Create(1).Apply(_ => Output.CreateSecret(2))));
        Assert.True(await Output.IsSecretAsync(Output.CreateSecret(1).Apply(_ => Output.Create(2))));
        Assert.False(await Output.IsSecretAsync(Output.Create(1).Apply(_ => Output.Create(2))));
    }

    [Fact]
    public async Task A_function_that_returns_no_output_gives_a_known_default()
    {
        var fromOutput = Output.Create(1).Apply(_ => (Output<string>?)null);
        var fromInput = Output.Create(1).Apply(_ => (Input<int>?)null);

        Assert.True(await OutputUtilities.GetIsKnownAsync(fromOutput));
        Assert.Null(await OutputUtilities.GetValueAsync(fromOutput));
        Assert.Equal(0, await OutputUtilities.GetValueAsync(fromInput));
    }

    [Fact]
    public async Task A_function_may_be_asynchronous_with_and_without_a_result()
    {
        var done = false;

        var value = await OutputUtilities.GetValueAsync(Output.Create(2).Apply(async number => { await Task.Yield(); return number * 2; }));
        await OutputUtilities.GetValueAsync(Output.Create(2).Apply(async _ => { await Task.Yield(); done = true; }));

        Assert.Equal(4, value);
        Assert.True(done);
    }

    [Fact]
    public async Task Unsecret_takes_the_mark_off() =>
        Assert.False(await Output.IsSecretAsync(Output.Unsecret(Output.CreateSecret("x"))));

    [Fact]
    public async Task All_is_unknown_with_a_default_array_if_one_value_is_unknown()
    {
        var all = Output.All(Output.Create("a"), OutputUtilities.CreateUnknown("b"), Output.CreateSecret("c"));

        Assert.False(await OutputUtilities.GetIsKnownAsync(all));
        Assert.True(await Output.IsSecretAsync(all));
        Assert.True((await OutputUtilities.GetValueAsync(all)).IsDefault);
    }

    [Fact]
    public async Task All_keeps_the_order()
    {
        var slow = Output.Create(Task.Delay(10).ContinueWith(_ => "slow", TaskScheduler.Default));

        Assert.Equal(["slow", "fast"], (await OutputUtilities.GetValueAsync(Output.All(slow, Output.Create("fast")))).ToArray());
    }

    [Fact]
    public async Task All_of_a_type_takes_inputs_and_literals_and_outputs()
    {
        Input<string> input = "b";

        Assert.Equal(["a", "b", "c"], (await OutputUtilities.GetValueAsync(Output.All<string>(Output.Create("a"), input, "c"))).ToArray());
    }

    [Fact]
    public async Task A_tuple_of_eight_carries_all_values_and_the_secret_bit()
    {
        var tuple = Output.Tuple(Output.Create(1), Output.Create("2"), Output.Create(3), Output.Create(4), Output.Create(5), Output.Create(6), Output.Create(7), Output.CreateSecret(8));

        Assert.Equal((1, "2", 3, 4, 5, 6, 7, 8), await OutputUtilities.GetValueAsync(tuple));
        Assert.True(await Output.IsSecretAsync(tuple));
    }

    [Fact]
    public async Task Format_takes_outputs_inputs_and_values_in_the_invariant_culture()
    {
        Input<int> input = 2;

        var text = Output.Format($"{Output.Create("a")}-{input}-{1.5:0.00}-{(string?)null}");

        Assert.Equal("a-2-1.50-", await OutputUtilities.GetValueAsync(text));
    }

    [Fact]
    public async Task Format_is_secret_if_an_argument_is() =>
        Assert.True(await Output.IsSecretAsync(Output.Format($"{Output.CreateSecret("a")}")));

    [Fact]
    public async Task A_null_input_reads_as_a_known_default()
    {
        var output = ((Input<int>?)null).ToOutput();

        Assert.True(await OutputUtilities.GetIsKnownAsync(output));
        Assert.Equal(0, await OutputUtilities.GetValueAsync(output));
    }

    [Fact]
    public async Task A_deferred_output_takes_value_and_bits_of_its_source()
    {
        var deferred = new DeferredOutput<string>();
        var length = deferred.Output.Apply(text => text.Length);

        deferred.Resolve(Output.CreateSecret("abc"));

        Assert.Equal(3, await OutputUtilities.GetValueAsync(length));
        Assert.True(await Output.IsSecretAsync(length));
    }

    [Fact]
    public async Task Arrays_are_read_by_index()
    {
        var array = Output.Create(ImmutableArray.Create("a", "b"));

        Assert.Equal("b", await OutputUtilities.GetValueAsync(array.GetAt(1)));
        Assert.Equal("a", await OutputUtilities.GetValueAsync(array.First()));
        Assert.Equal(2, await OutputUtilities.GetValueAsync(array.Length()));
    }

    [Fact]
    public async Task A_failing_function_fails_whoever_waits_for_the_result()
    {
        var output = Output.Create(1).Apply(value => value > 0 ? throw new InvalidOperationException("no") : value);

        await Assert.ThrowsAsync<InvalidOperationException>(() => OutputUtilities.GetValueAsync(output));
    }
}
