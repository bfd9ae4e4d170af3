using System.Collections.Immutable;

namespace Pulumi;

/// <summary>The arguments of a resource, or of a part of one.</summary>
public abstract class ResourceArgs : InputArgs
{
    public static readonly ResourceArgs Empty = new DictionaryResourceArgs(ImmutableDictionary<string, object?>.Empty);

    protected ResourceArgs()
    {
    }
}
