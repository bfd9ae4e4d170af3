using System.Collections.Immutable;
using System.Reflection;
using Pulumi;
using Xunit;

namespace Monitoring.Tests.Sdk.Core.Surface;

/// <summary>Code that looks natural and does not compile with the published SDK must not compile here either.</summary>
public sealed class AbsentConversionTests
{
    [Theory]
    [InlineData(typeof(InputList<string>), typeof(IEnumerable<string>))]
    [InlineData(typeof(InputList<string>), typeof(IReadOnlyList<string>))]
    [InlineData(typeof(InputMap<string>), typeof(IDictionary<string, string>))]
    [InlineData(typeof(InputMap<string>), typeof(Dictionary<string, Input<string>>))]
    [InlineData(typeof(InputMap<string>), typeof(ImmutableDictionary<string, Input<string>>))]
    [InlineData(typeof(Output<string>), typeof(string))]
    [InlineData(typeof(Output<string>), typeof(Task<string>))]
    public void There_is_no_conversion_to(Type target, Type source) => Assert.DoesNotContain(source, ConvertibleTo(target, source));

    [Theory]
    [InlineData(typeof(InputList<string>), typeof(List<string>))]
    [InlineData(typeof(InputMap<string>), typeof(Dictionary<string, string>))]
    [InlineData(typeof(Output<string>), typeof(Input<string>))]
    public void There_is_a_conversion_to(Type target, Type source) => Assert.Contains(source, ConvertibleTo(target, source));

    [Fact]
    public void Apply_takes_no_function_without_a_result() =>
        Assert.DoesNotContain(
            typeof(Output<string>).GetMethods(),
            method => method.Name == "Apply" && method.GetParameters()[0].ParameterType == typeof(Action<string>));

    [Fact]
    public void Tuples_and_arrays_do_not_mix_inputs_and_outputs()
    {
        var mixed =
            from method in typeof(Output).GetMethods()
            where method.Name is "Tuple" or "All"
            let kinds = method.GetParameters().Select(parameter => parameter.ParameterType).Select(type => type.IsArray ? type.GetElementType()! : type)
                .Select(type => type.GetGenericTypeDefinition()).Distinct()
            where kinds.Count() != 1
            select method;

        Assert.Empty(mixed);
    }

    [Fact]
    public void Outputs_are_not_compared_with_values() =>
        Assert.DoesNotContain(typeof(Output<string>).GetMethods(), method => method.Name == "op_Equality");

    [Theory]
    [InlineData(typeof(CustomResource))]
    [InlineData(typeof(ProviderResource))]
    public void Both_constructors_take_three_arguments_so_that_options_must_be_given(Type type) =>
        Assert.Equal(2, type.GetConstructors().Count(constructor => constructor.GetParameters().Skip(3).All(parameter => parameter.IsOptional)));

    [Fact]
    public void A_map_is_written_to_but_not_read_from()
    {
        var indexer = typeof(InputMap<string>).GetProperty("Item")!;

        Assert.False(indexer.CanRead);
        Assert.True(indexer.CanWrite);
    }

    /// <summary>Conversions are declared on either of the two types.</summary>
    private static IEnumerable<Type> ConvertibleTo(Type target, Type source) =>
        target.GetMethods(BindingFlags.Public | BindingFlags.Static).Concat(source.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method => method.Name == "op_Implicit" && method.ReturnType == target)
            .Select(method => method.GetParameters()[0].ParameterType);
}
