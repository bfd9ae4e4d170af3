using System.Collections.Immutable;

namespace Pulumi;

/// <summary>The arguments of a function of a provider.</summary>
public abstract class InvokeArgs : InputArgs
{
    public static readonly InvokeArgs Empty = new DictionaryInvokeArgs(ImmutableDictionary<string, object?>.Empty);

    protected InvokeArgs()
    {
    }
}
