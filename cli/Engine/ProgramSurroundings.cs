namespace Monitoring.Cli.Engine;

/// <summary>Sets what a program takes from its process — configuration and working directory — and puts everything back at the end.</summary>
internal sealed class ProgramSurroundings : IDisposable
{
    private readonly string _directory = Directory.GetCurrentDirectory();
    private readonly string _variable;
    private readonly string? _value;
    private readonly int _exitCode = Environment.ExitCode;

    public ProgramSurroundings(string directory, string variable, string value)
    {
        _variable = variable;
        _value = Environment.GetEnvironmentVariable(variable);
        Environment.SetEnvironmentVariable(variable, value);
        Directory.SetCurrentDirectory(directory);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(_variable, _value);
        Directory.SetCurrentDirectory(_directory);

        // A failed run under test sets the exit code of the whole process.
        Environment.ExitCode = _exitCode;
    }
}
