namespace Pulumi;

/// <summary>Treats any object, output or not, as an output of its value.</summary>
internal static class AnyOutput
{
    public static Output<object?> Of(object? value) =>
        value switch
        {
            IOutput output => new(output.GetDataAsync()),
            IInput input => new(input.Output.GetDataAsync()),
            _ => new(OutputData<object?>.Known(value)),
        };
}
