namespace Monitoring.Generator;

/// <summary>An error in the generator's input; the message is all that a person needs.</summary>
public sealed class GeneratorException(string message) : Exception(message);
