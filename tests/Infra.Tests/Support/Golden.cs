using System.Runtime.CompilerServices;
using Xunit;

namespace Monitoring.Tests.Infra.Support;

/// <summary>Compares a text with the file <c>Golden/&lt;name&gt;</c> beside the test; <c>ACCEPT=1 dotnet test</c> writes the file instead.</summary>
internal static class Golden
{
    private const int MostLines = 150;

    public static void Matches(string actual, string name, [CallerFilePath] string test = "")
    {
        Assert.True(actual.Split('\n').Length <= MostLines, $"{name} has more than {MostLines} lines; nobody would read it.");
        var path = Path.Combine(Path.GetDirectoryName(test)!, "Golden", name);
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"Golden/{name} is missing; ACCEPT=1 dotnet test writes it.");
        var (expectedLines, actualLines) = (File.ReadAllText(path).ReplaceLineEndings("\n").Split('\n'), actual.Split('\n'));
        var line = expectedLines.Zip(actualLines).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.True(
            expectedLines.SequenceEqual(actualLines),
            $"Golden/{name}, line {line + 1}:\n  expected {expectedLines.ElementAtOrDefault(line) ?? "the end"}\n  actual   {actualLines.ElementAtOrDefault(line) ?? "the end"}\nIf that is meant, ACCEPT=1 dotnet test accepts it.");
    }
}
