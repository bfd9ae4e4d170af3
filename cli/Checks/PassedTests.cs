using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Monitoring.Describe;

namespace Monitoring.Cli.Checks;

/// <summary>
/// Remembers which rule tests passed, because they take most of a check's time and change rarely. A mark is good for exactly one content of the
/// test, of the rule files that it names, and one promtool; anything else is tested again.
/// </summary>
internal sealed class PassedTests
{
    private readonly string _folder;
    private readonly string _tool;
    private readonly ImmutableArray<SourceFile> _rules;

    /// <param name="cacheFolder">The project's cache.</param>
    /// <param name="tool">Path of promtool.</param>
    /// <param name="rules">All rule files.</param>
    public PassedTests(string cacheFolder, string tool, IEnumerable<SourceFile> rules)
    {
        _folder = Path.Combine(cacheFolder, "passed-rule-tests");
        _tool = $"{tool} {File.GetLastWriteTimeUtc(tool).Ticks}";
        _rules = [.. rules];
    }

    public bool Contains(SourceFile test) => File.Exists(MarkOf(test));

    public void Add(SourceFile test)
    {
        Directory.CreateDirectory(_folder);
        File.WriteAllText(MarkOf(test), test.Path);
    }

    /// <summary>Forgets what no test of today needs.</summary>
    public void KeepOnly(IEnumerable<SourceFile> tests)
    {
        if (!Directory.Exists(_folder))
            return;
        foreach (var mark in Directory.EnumerateFiles(_folder).Except(tests.Select(MarkOf)))
            File.Delete(mark);
    }

    private static string Hash(IEnumerable<string> parts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))));

    private string MarkOf(SourceFile test) => Path.Combine(_folder, Hash([_tool, test.Path, test.Text, .. RulesOf(test).SelectMany(r => new[] { r.Path, r.Text })]));

    private IEnumerable<SourceFile> RulesOf(SourceFile test) => _rules.Where(r => test.Text.Contains($"{Path.GetFileName(r.Path)}\"", StringComparison.Ordinal));
}
