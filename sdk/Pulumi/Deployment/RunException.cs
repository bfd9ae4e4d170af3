namespace Pulumi;

/// <summary>A failure whose message says all that the user needs; no stack trace is shown.</summary>
public class RunException : Exception
{
    public RunException(string message)
        : base(message)
    {
    }

    public RunException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Exports of a stack that are not outputs.</summary>
    public static RunException OutputsHaveIncorrectType(IEnumerable<string> outputAttributeNames) =>
        new($"Output(s) {Quoted(outputAttributeNames)} have incorrect type. [Output] attributed properties must be of type 'Output<T>'.");

    internal static RunException OutputsHaveNoValue(IEnumerable<string> names) =>
        new($"Output(s) {Quoted(names)} have no value assigned. [Output] attributed properties must be assigned inside Stack constructor.");

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));
}
