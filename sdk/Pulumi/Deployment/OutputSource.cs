using Pulumi.Serialization;

namespace Pulumi;

/// <summary>An output whose value comes later, for code that does not know its type.</summary>
internal abstract class OutputSource
{
    public abstract object Output { get; }

    public static OutputSource Create(Type type) => (OutputSource)Activator.CreateInstance(typeof(Typed<>).MakeGenericType(type))!;

    /// <summary>Returns why the value does not fit the type, in which case the default stands in for it.</summary>
    public abstract string? Complete(OutputData<object?> data);

    public abstract void Fail(Exception exception);

    private sealed class Typed<T> : OutputSource
    {
        private readonly TaskCompletionSource<OutputData<T>> _completion = new();

        public Typed() => Output = new Output<T>(_completion.Task);

        public override object Output { get; }

        public override string? Complete(OutputData<object?> data)
        {
            string? problem = null;
            var converter = ValueConverter.Of(typeof(T));
            var value = converter.TryConvert(data.Value, out var converted, ref problem) ? converted : converter.Default;
            _completion.TrySetResult(data.With((T)value!));
            return problem;
        }

        public override void Fail(Exception exception) => _completion.TrySetException(exception);
    }
}
