namespace Pulumi.Command.Remote;

/// <summary>What of a command's output is shown while it runs.</summary>
[EnumType]
public readonly struct Logging : IEquatable<Logging>
{
    private readonly string _value;

    private Logging(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

    public static Logging Stdout { get; } = new("stdout");

    public static Logging Stderr { get; } = new("stderr");

    public static Logging StdoutAndStderr { get; } = new("stdoutAndStderr");

    public static Logging None { get; } = new("none");

    public static bool operator ==(Logging left, Logging right) => left.Equals(right);

    public static bool operator !=(Logging left, Logging right) => !left.Equals(right);

    public static explicit operator string(Logging value) => value._value;

    public bool Equals(Logging other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is Logging other && Equals(other);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
