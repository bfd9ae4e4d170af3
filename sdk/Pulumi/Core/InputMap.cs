using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A map given to a resource. Each value keeps its own known and secret bits on the way to the engine.</summary>
/// <remarks>Adding a key twice is allowed as long as both values are the same; otherwise the run fails.</remarks>
public sealed class InputMap<TValue> : Input<ImmutableDictionary<string, TValue>>, IEnumerable, IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>
{
    private Input<ImmutableDictionary<string, Input<TValue>>> _items;

    public InputMap()
        : this(ImmutableDictionary<string, Input<TValue>>.Empty)
    {
    }

    private InputMap(Input<ImmutableDictionary<string, Input<TValue>>> items) => _items = items;

    internal override object? Content => _items;

    internal override bool IsPlain(out ImmutableDictionary<string, TValue> value)
    {
        value = default!;
        return false;
    }

    /// <summary>Adds a pair, as <see cref="Add(string, Input{TValue})"/> does.</summary>
    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    public void Add(string key, Input<TValue> value) =>
        _items = InputMapMerge.Add(_items, ImmutableDictionary<string, Input<TValue>>.Empty.Add(key, value));

    public void Add(InputMap<TValue> values) => AddRange(values);

    public void AddRange(InputMap<TValue> values) => _items = InputMapMerge.Add(_items, values._items);

    /// <summary>A new map of both; where they share a key, <paramref name="second"/> wins.</summary>
    public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second) =>
        new(InputMapMerge.Override(first._items, second._items));

    private protected override Output<ImmutableDictionary<string, TValue>> Resolve() =>
        _items.ToOutput().Apply(items =>
        {
            var pairs = items.ToImmutableArray();
            return Output.All(pairs.Select(pair => pair.Value))
                .Apply(values => pairs.Zip(values, (pair, value) => KeyValuePair.Create(pair.Key, value)).ToImmutableDictionary());
        });

    private static ImmutableDictionary<string, Input<TValue>> Wrap(IEnumerable<KeyValuePair<string, TValue>> pairs) =>
        pairs.ToImmutableDictionary(pair => pair.Key, pair => (Input<TValue>)pair.Value);

    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values) => new(Wrap(values));

    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values) => new(Wrap(values));

    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values) => new(values.Apply(pairs => Wrap(pairs)));

    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values) => new(values.Apply(pairs => Wrap(pairs)));

    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values) => new(values.Apply(pairs => Wrap(pairs)));

    IEnumerator IEnumerable.GetEnumerator() =>
        throw new NotSupportedException($"A {GetType().Name} cannot be enumerated synchronously. Use '{nameof(GetAsyncEnumerator)}' instead.");

    public async IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        var items = await _items.ToOutput().DataTask.ConfigureAwait(false);
        foreach (var (key, value) in items.Value)
            yield return value.Apply(known => KeyValuePair.Create(key, known));
    }
}
