namespace Pulumi;

/// <summary>A value given to a resource: plain, or the output of another resource.</summary>
public class Input<T> : IInput
{
    private readonly T? _value;
    private readonly Output<T>? _output;

    private protected Input()
    {
    }

    private protected Input(T value) => _value = value;

    private protected Input(Output<T> output) => _output = output;

    internal virtual object? Content => _output is null ? _value : _output;

    object? IInput.Content => Content;

    IOutput IInput.Output => Resolve();

    /// <summary>The value, when it was given as a plain one.</summary>
    internal virtual bool IsPlain(out T value)
    {
        value = _value!;
        return _output is null;
    }

    private protected virtual Output<T> Resolve() => _output ?? Output.Create(_value!);

    internal static Output<T> OutputOf(Input<T>? input) => input is null ? Output.Create(default(T)!) : input.Resolve();

    public static implicit operator Input<T>(T value) => new(value);

    public static implicit operator Input<T>(Output<T> value) => new(value ?? throw new ArgumentNullException(nameof(value)));

    public static implicit operator Output<T>(Input<T> input) => OutputOf(input);
}
