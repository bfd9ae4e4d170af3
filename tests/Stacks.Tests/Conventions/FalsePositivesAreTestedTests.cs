using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Monitoring.Stacks;
using Monitoring.Tests.Stacks.Support;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Stacks.Conventions;

/// <summary>Every row of docs/false-positives.md names a test that exists, and a case of the rules that it names expects quiet.</summary>
public sealed partial class FalsePositivesAreTestedTests
{
    private const string Page = "docs/false-positives.md";

    private static readonly ImmutableSortedDictionary<string, bool> Cases = SourceFiles.Load(Repository.Root).RuleTests
        .SelectMany(file => JObject.Parse(file.Text)["tests"]!)
        .GroupBy(test => (string)test["name"]!, StringComparer.Ordinal)
        .ToImmutableSortedDictionary(same => same.Key, same => same.Any(ExpectsQuiet), StringComparer.Ordinal);

    private static readonly ImmutableHashSet<string> Methods = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
        .SelectMany(file => Method().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value)];

    [Fact]
    public void Every_complaint_has_a_test_that_shows_quiet()
    {
        var rows = Rows(File.ReadAllText(Path.Combine(Repository.Root, Page)));
        Assert.InRange(rows.Count, 30, 500);
        Assert.Empty(rows.SelectMany(Violations));
    }

    [Theory]
    [InlineData("| a | b | `KubeAPIDown stays quiet on the moon` |", "No test is called 'KubeAPIDown stays quiet on the moon'.")]
    [InlineData("| a | b | `No_such_test` |", "No test is called 'No_such_test'.")]
    [InlineData("| a | b | see above |", "'a' names no test.")]
    [InlineData("| a | b | `CoreDNSDown fires when no server is found at all` |", "'CoreDNSDown fires when no server is found at all' expects no quiet.")]
    public void A_row_without_a_test_is_found(string row, string expected) => Assert.Equal([expected], Rows(row).SelectMany(Violations));

    private static List<string[]> Rows(string page) =>
    [
        .. page.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| Reported", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split(" | ")),
    ];

    private static IEnumerable<string> Violations(string[] row)
    {
        var name = row.Length == 3 && Quoted().Match(row[2]) is { Success: true } match ? match.Groups[1].Value : null;
        if (name is null)
            yield return $"'{row[0]}' names no test.";
        else if (Cases.TryGetValue(name, out var quiet))
        {
            if (!quiet)
                yield return $"'{name}' expects no quiet.";
        }
        else if (!Methods.Contains(name))
            yield return $"No test is called '{name}'.";
    }

    private static bool ExpectsQuiet(JToken test) =>
        (test["alert_rule_test"] ?? new JArray()).Any(check => check["exp_alerts"] is JArray { Count: 0 })
        || (test["promql_expr_test"] ?? new JArray()).Any(check => ((string)check["expr"]!).StartsWith("count(ALERTS", StringComparison.Ordinal));

    [GeneratedRegex("^`([^`]+)`$")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"public (?:async )?(?:void|Task) (\w+)\(")]
    private static partial Regex Method();
}
