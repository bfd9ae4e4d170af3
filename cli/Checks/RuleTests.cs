using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Json;
using Monitoring.Settings;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Checks;

/// <summary>Reads the unit tests of the rules as far as the checks need to.</summary>
internal static class RuleTests
{
    /// <summary>How many expectations the tests hold: each is one alert or expression at one time.</summary>
    public static int Cases(IEnumerable<SourceFile> tests)
    {
        var problems = new List<Problem>();
        return tests.Select(file => SourceJson.Read(file, problems)).OfType<JObject>()
            .Sum(root => root.SelectTokens("tests[*].alert_rule_test[*]").Count() + root.SelectTokens("tests[*].promql_expr_test[*]").Count());
    }

    /// <summary>Names of the alerts of which a test says that they fire.</summary>
    public static ImmutableHashSet<string> AlertsThatFire(IEnumerable<SourceFile> tests)
    {
        var problems = new List<Problem>();
        return
        [
            .. from file in tests
               let root = SourceJson.Read(file, problems)
               where root is not null
               from test in root.SelectTokens("tests[*].alert_rule_test[*]")
               where test["exp_alerts"] is JArray { Count: > 0 }
               select (string?)test["alertname"] into name
               where name is not null
               select name,
        ];
    }
}
