using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What an output resolves to: its value, whether that value is known and secret, and the resources that it comes from.</summary>
internal readonly record struct OutputData<T>(T Value, bool IsKnown, bool IsSecret, ImmutableHashSet<Resource> Resources)
{
    public static OutputData<T> Known(T value, bool isSecret = false) => new(value, true, isSecret, NoResources);

    public static ImmutableHashSet<Resource> NoResources => ImmutableHashSet<Resource>.Empty;

    /// <summary>The value of a function of <paramref name="source"/>: known if both are, secret if either is.</summary>
    public OutputData<T> DerivedFrom<TSource>(OutputData<TSource> source) =>
        new(Value, IsKnown && source.IsKnown, IsSecret || source.IsSecret, Join(source.Resources, Resources));

    /// <summary>An unknown value that keeps the secret bit and the resources.</summary>
    public OutputData<TOther> AsUnknown<TOther>() => new(default!, false, IsSecret, Resources);

    public OutputData<TOther> With<TOther>(TOther value) => new(value, IsKnown, IsSecret, Resources);

    private static ImmutableHashSet<Resource> Join(ImmutableHashSet<Resource> first, ImmutableHashSet<Resource> second) =>
        first.IsEmpty ? second : second.IsEmpty ? first : first.Union(second);
}
