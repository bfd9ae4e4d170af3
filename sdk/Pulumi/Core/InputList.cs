using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>
/// A list given to a resource. Each element keeps its own known and secret bits on the way to the engine; read as an
/// output, the list is secret or unknown as soon as one element is.
/// </summary>
/// <remarks>In an object initializer <c>Prop = { a }</c> appends to the list that the property holds; assigning replaces it.</remarks>
public sealed class InputList<T> : Input<ImmutableArray<T>>, IEnumerable, IAsyncEnumerable<Input<T>>
{
    private Input<ImmutableArray<Input<T>>> _items;

    public InputList()
        : this(ImmutableArray<Input<T>>.Empty)
    {
    }

    private InputList(Input<ImmutableArray<Input<T>>> items) => _items = items;

    internal override object? Content => _items;

    internal override bool IsPlain(out ImmutableArray<T> value)
    {
        value = default;
        return false;
    }

    public void Add(params Input<T>[] inputs) => _items = Joined(_items, ImmutableArray.Create(inputs));

    public void Add(InputList<T> inputs) => AddRange(inputs);

    public void AddRange(InputList<T> inputs) => _items = Joined(_items, inputs._items);

    /// <summary>A new list: these elements, then those of <paramref name="other"/>.</summary>
    public InputList<T> Concat(InputList<T> other) => new(Joined(_items, other._items));

    private protected override Output<ImmutableArray<T>> Resolve() => _items.ToOutput().Apply(items => Output.All(items.AsEnumerable()));

    private static Input<ImmutableArray<Input<T>>> Joined(Input<ImmutableArray<Input<T>>> first, Input<ImmutableArray<Input<T>>> second)
    {
        if (first.IsPlain(out var head) && second.IsPlain(out var tail))
            return head.AddRange(tail);
        return Output.Tuple(first, second).Apply(lists => lists.Item1.AddRange(lists.Item2));
    }

    private static InputList<T> Of(IEnumerable<Input<T>> items) => new(items.ToImmutableArray());

    private static InputList<T> Of<TList>(Output<TList> items) where TList : IEnumerable<T> =>
        new(items.Apply(list => list.Select(item => (Input<T>)item).ToImmutableArray()));

    public static implicit operator InputList<T>(T value) => Of([value]);

    public static implicit operator InputList<T>(Output<T> value) => Of([value]);

    public static implicit operator InputList<T>(Input<T> value) => Of([value]);

    public static implicit operator InputList<T>(T[] values) => Of(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(Output<T>[] values) => Of(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(Input<T>[] values) => Of(values);

    public static implicit operator InputList<T>(List<T> values) => Of(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(List<Output<T>> values) => Of(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(List<Input<T>> values) => Of(values);

    public static implicit operator InputList<T>(ImmutableArray<T> values) => Of(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values) => Of(values.Select(value => (Input<T>)value));

    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values) => new(values);

    public static implicit operator InputList<T>(Output<T[]> values) => Of(values);

    public static implicit operator InputList<T>(Output<List<T>> values) => Of(values);

    public static implicit operator InputList<T>(Output<IEnumerable<T>> values) => Of(values);

    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) => Of(values);

    IEnumerator IEnumerable.GetEnumerator() =>
        throw new NotSupportedException($"A {GetType().Name} cannot be enumerated synchronously. Use '{nameof(GetAsyncEnumerator)}' instead.");

    public async IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        var items = await _items.ToOutput().DataTask.ConfigureAwait(false);
        foreach (var item in items.Value)
            yield return item;
    }
}
