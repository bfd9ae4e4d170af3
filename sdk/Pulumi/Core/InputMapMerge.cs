using System.Collections.Immutable;

namespace Pulumi;

/// <summary>The two ways of putting maps of inputs together.</summary>
internal static class InputMapMerge
{
    /// <summary>Both maps; a key of both must have the same value in both, which only a resolved output can tell.</summary>
    public static Input<ImmutableDictionary<string, Input<TValue>>> Add<TValue>(
        Input<ImmutableDictionary<string, Input<TValue>>> first, Input<ImmutableDictionary<string, Input<TValue>>> second)
    {
        if (first.IsPlain(out var head) && second.IsPlain(out var tail) && !tail.Keys.Any(head.ContainsKey))
            return head.AddRange(tail);
        return Output.Tuple(first, second).Apply(maps => AddAsync(maps.Item1, maps.Item2));
    }

    /// <summary>Both maps; the value of the second wins.</summary>
    public static Input<ImmutableDictionary<string, Input<TValue>>> Override<TValue>(
        Input<ImmutableDictionary<string, Input<TValue>>> first, Input<ImmutableDictionary<string, Input<TValue>>> second)
    {
        if (first.IsPlain(out var head) && second.IsPlain(out var tail))
            return head.SetItems(tail);
        return Output.Tuple(first, second).Apply(maps => maps.Item1.SetItems(maps.Item2));
    }

    private static async Task<ImmutableDictionary<string, Input<TValue>>> AddAsync<TValue>(
        ImmutableDictionary<string, Input<TValue>> first, ImmutableDictionary<string, Input<TValue>> second)
    {
        foreach (var (key, value) in second)
        {
            if (!first.TryGetValue(key, out var existing))
            {
                first = first.Add(key, value);
                continue;
            }
            var before = await existing.ToOutput().DataTask.ConfigureAwait(false);
            var after = await value.ToOutput().DataTask.ConfigureAwait(false);
            if (!EqualityComparer<TValue>.Default.Equals(before.Value, after.Value))
                throw new ArgumentException($"An element with the same key but a different value already exists. Key: '{key}'");
        }
        return first;
    }
}
