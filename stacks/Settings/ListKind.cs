using System.Collections;
using System.Collections.Immutable;

namespace Monitoring.Stacks.Settings;

/// <summary>A list: <see cref="ImmutableArray{T}"/> of any other kind.</summary>
/// <param name="Element">Kind of every element.</param>
/// <param name="ElementType">Type of every element.</param>
internal sealed record ListKind(SettingKind Element, Type ElementType) : SettingKind
{
    public override string TypeName => $"list of {Element.TypeName}";

    public override string Accepted => $"a list, each element {Element.Accepted}";

    public override string PulumiType => "array";

    public override string Format(object? value) => value is IEnumerable elements
        ? $"[{string.Join(", ", elements.Cast<object?>().Select(Element.Format))}]"
        : "[]";

    public object Build(IEnumerable<object?> elements) =>
        typeof(ListKind).GetMethod(nameof(BuildOf), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(ElementType).Invoke(null, [elements])!;

    private static ImmutableArray<T> BuildOf<T>(IEnumerable<object?> elements) => [.. elements.Cast<T>()];
}
