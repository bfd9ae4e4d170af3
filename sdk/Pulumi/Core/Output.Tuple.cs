namespace Pulumi;

/// <content>Tuples of two to eight outputs, or of two to eight inputs; the two cannot be mixed.</content>
public static partial class Output
{
    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<(T1, T2)> Tuple<T1, T2>(
        Input<T1> item1, Input<T2> item2) =>
        Tuple(item1.ToOutput(), item2.ToOutput());

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3) =>
        Tuple(item1.ToOutput(), item2.ToOutput(), item3.ToOutput());

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4) =>
        Tuple(item1.ToOutput(), item2.ToOutput(), item3.ToOutput(), item4.ToOutput());

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<(T1, T2, T3, T4, T5)> Tuple<T1, T2, T3, T4, T5>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5) =>
        Tuple(item1.ToOutput(), item2.ToOutput(), item3.ToOutput(), item4.ToOutput(), item5.ToOutput());

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<(T1, T2, T3, T4, T5, T6)> Tuple<T1, T2, T3, T4, T5, T6>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5, Input<T6> item6) =>
        Tuple(item1.ToOutput(), item2.ToOutput(), item3.ToOutput(), item4.ToOutput(), item5.ToOutput(), item6.ToOutput());

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<(T1, T2, T3, T4, T5, T6, T7)> Tuple<T1, T2, T3, T4, T5, T6, T7>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5, Input<T6> item6, Input<T7> item7) =>
        Tuple(item1.ToOutput(), item2.ToOutput(), item3.ToOutput(), item4.ToOutput(), item5.ToOutput(), item6.ToOutput(), item7.ToOutput());

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<(T1, T2, T3, T4, T5, T6, T7, T8)> Tuple<T1, T2, T3, T4, T5, T6, T7, T8>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5, Input<T6> item6, Input<T7> item7, Input<T8> item8) =>
        Tuple(item1.ToOutput(), item2.ToOutput(), item3.ToOutput(), item4.ToOutput(), item5.ToOutput(), item6.ToOutput(), item7.ToOutput(), item8.ToOutput());

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<(T1, T2)> Tuple<T1, T2>(
        Output<T1> item1, Output<T2> item2) =>
        TupleOf(parts => ((T1)parts[0]!, (T2)parts[1]!), item1, item2);

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3) =>
        TupleOf(parts => ((T1)parts[0]!, (T2)parts[1]!, (T3)parts[2]!), item1, item2, item3);

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4) =>
        TupleOf(parts => ((T1)parts[0]!, (T2)parts[1]!, (T3)parts[2]!, (T4)parts[3]!), item1, item2, item3, item4);

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<(T1, T2, T3, T4, T5)> Tuple<T1, T2, T3, T4, T5>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5) =>
        TupleOf(parts => ((T1)parts[0]!, (T2)parts[1]!, (T3)parts[2]!, (T4)parts[3]!, (T5)parts[4]!), item1, item2, item3, item4, item5);

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<(T1, T2, T3, T4, T5, T6)> Tuple<T1, T2, T3, T4, T5, T6>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5, Output<T6> item6) =>
        TupleOf(parts => ((T1)parts[0]!, (T2)parts[1]!, (T3)parts[2]!, (T4)parts[3]!, (T5)parts[4]!, (T6)parts[5]!), item1, item2, item3, item4, item5, item6);

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<(T1, T2, T3, T4, T5, T6, T7)> Tuple<T1, T2, T3, T4, T5, T6, T7>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5, Output<T6> item6, Output<T7> item7) =>
        TupleOf(parts => ((T1)parts[0]!, (T2)parts[1]!, (T3)parts[2]!, (T4)parts[3]!, (T5)parts[4]!, (T6)parts[5]!, (T7)parts[6]!),
            item1, item2, item3, item4, item5, item6, item7);

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<(T1, T2, T3, T4, T5, T6, T7, T8)> Tuple<T1, T2, T3, T4, T5, T6, T7, T8>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5, Output<T6> item6, Output<T7> item7, Output<T8> item8) =>
        TupleOf(parts => ((T1)parts[0]!, (T2)parts[1]!, (T3)parts[2]!, (T4)parts[3]!, (T5)parts[4]!, (T6)parts[5]!, (T7)parts[6]!, (T8)parts[7]!),
            item1, item2, item3, item4, item5, item6, item7, item8);

    private static Output<TTuple> TupleOf<TTuple>(Func<IReadOnlyList<object?>, TTuple> create, params IOutput[] items) =>
        Gather(items.Select(AnyOutput.Of)).Apply(values => create(values));
}
