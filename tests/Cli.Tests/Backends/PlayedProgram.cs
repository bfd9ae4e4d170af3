using Monitoring.Tests.Cli.Support;

namespace Monitoring.Tests.Cli.Backends;

/// <summary>
/// A program on the PATH that a test plays, such as kubectl: a shell script that writes down its arguments and answers by how they begin.
/// </summary>
internal sealed class PlayedProgram
{
    private readonly TemporaryFolder _folder;
    private readonly string _name;
    private readonly Dictionary<string, string> _answers = [];
    private int _texts;

    /// <param name="folder">Where it lies; the PATH is its <see cref="Folder"/>.</param>
    /// <param name="name">Name of the program.</param>
    public PlayedProgram(TemporaryFolder folder, string name)
    {
        (_folder, _name) = (folder, name);
        Directory.CreateDirectory(Folder);
        Write();
    }

    public string Folder => _folder["bin"];

    /// <summary>The arguments of its calls so far.</summary>
    public IReadOnlyList<string> Calls => File.Exists(CallsFile) ? File.ReadAllLines(CallsFile) : [];

    private string CallsFile => _folder[$"{_name}.calls"];

    /// <summary>It prints a text.</summary>
    /// <param name="arguments">How the call begins.</param>
    /// <param name="text">What it prints.</param>
    public PlayedProgram Prints(string arguments, string text)
    {
        var file = _folder[$"{_name}.{_texts++}"];
        File.WriteAllText(file, text);
        return Does(arguments, $"cat '{file}'");
    }

    /// <summary>It does what a shell does.</summary>
    /// <param name="arguments">How the call begins.</param>
    /// <param name="script">Commands of sh.</param>
    public PlayedProgram Does(string arguments, string script)
    {
        _answers[arguments] = script;
        Write();
        return this;
    }

    private void Write()
    {
        // The longest beginning decides.
        var cases = string.Concat(_answers.OrderByDescending(answer => answer.Key.Length).Select(answer => $"  \"{answer.Key}\"*) {answer.Value} ;;\n"));
        var path = Path.Combine(Folder, _name);
        File.WriteAllText(path, $"#!/bin/sh\nPATH=/usr/bin:/bin\necho \"$*\" >>'{CallsFile}'\ncase \"$*\" in\n{cases}  *) echo 'not played' >&2; exit 1 ;;\nesac\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
    }
}
