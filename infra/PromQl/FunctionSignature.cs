using System.Collections.Immutable;

namespace Monitoring.PromQl;

/// <summary>What a function takes and gives.</summary>
/// <param name="Parameters">Types of the parameters; the last one is that of all further arguments that the function takes, too.</param>
/// <param name="Fewest">Arguments that it needs.</param>
/// <param name="Most">Arguments that it takes; null for any number.</param>
/// <param name="Result">Type of the result.</param>
public sealed record FunctionSignature(ImmutableArray<PromQlType> Parameters, int Fewest, int? Most, PromQlType Result)
{
    /// <summary>Type that an argument has to have.</summary>
    /// <param name="index">From 0.</param>
    public PromQlType ParameterOf(int index) => Parameters[Math.Min(index, Parameters.Length - 1)];
}
