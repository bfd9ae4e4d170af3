using Monitoring.Describe;
using Monitoring.Tests.Stacks.Support;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Stacks.Conventions;

/// <summary>Catalogues of metrics have one metric per line, in the order of the alphabet, so that the difference of two versions can be read.</summary>
public sealed class CataloguesAreTidy : Convention
{
    private const string Job = "{\n  \"jobs\": {\n    \"web\": {\n      \"source\": \"S\",\n      \"metrics\": {\n";
    private const string End = "\n      }\n    }\n  }\n}\n";

    [Theory]
    [InlineData("        \"b\": { \"type\": \"gauge\" },\n        \"a\": { \"type\": \"gauge\" }", "line 6")]
    [InlineData("        \"a\": { \"type\": \"gauge\" }, \"b\": { \"type\": \"gauge\" }", "line 6")]
    [InlineData("        \"a\": { \"type\": \"gauge\" },\n        \"b\": { \"labels\": [], \"type\": \"gauge\" }", "line 7")]
    [InlineData("        \"a\": { \"type\": \"gauge\", \"labels\": [\"b\", \"a\"] }", "line 6")]
    [InlineData("        \"a\": {\"type\": \"gauge\"}", "line 6")]
    public void An_untidy_line_is_found(string metrics, string line) => Finds(line, "infra/Web/metrics.json", Job + metrics + End);

    [Fact]
    public void A_tidy_one_is_fine() => Accepts(
        "infra/Web/metrics.json",
        Job + "        \"a\": { \"type\": \"gauge\" },\n        \"b\": { \"type\": \"counter\", \"labels\": [\"*\", \"a\", \"b\"], \"since\": \"1.2\", \"until\": \"1.3\" }" + End);

    protected override IEnumerable<SourceFile> Files() => Repository.Files("metrics.json", "infra");

    protected override IEnumerable<string> Violations(SourceFile file)
    {
        var (lines, wanted) = (file.Text.Split('\n'), Tidy(JObject.Parse(file.Text)).Split('\n'));
        var first = Enumerable.Range(0, Math.Max(lines.Length, wanted.Length)).FirstOrDefault(i => lines.ElementAtOrDefault(i) != wanted.ElementAtOrDefault(i), -1);
        if (first >= 0)
            yield return $"{file.Path}, line {first + 1}: '{lines.ElementAtOrDefault(first)?.Trim()}' should be '{wanted.ElementAtOrDefault(first)?.Trim()}'.";
    }

    private static string Tidy(JObject catalogue)
    {
        var jobs = Sorted(catalogue["jobs"]!).Select(job =>
            $"    {Text(job.Name)}: {{\n      \"source\": {Text((string)job.Value["source"]!)},\n{Histograms(job.Value["histograms"])}{Decided(job.Value["decided"])}{Buckets(job.Value["buckets"])}      \"metrics\": {{\n{string.Join(",\n", Sorted(job.Value["metrics"]!).Select(Line))}\n      }}\n    }}");
        return $"{{\n  \"jobs\": {{\n{string.Join(",\n", jobs)}\n  }}\n}}\n";
    }

    private static string Histograms(JToken? histograms) => histograms is null ? "" : $"      \"histograms\": {Text((string)histograms!)},\n";

    private static string Decided(JToken? decided) => decided is null ? "" : $"      \"decided\": [\n{string.Join(",\n", decided.Select(item =>
        $"        {{ \"by\": {List(item["by"]!)}, \"labels\": {List(item["labels"]!)}, \"for\": {Text((string)item["for"]!)} }}"))}\n      ],\n";

    private static string Buckets(JToken? buckets) => buckets is null ? "" : $"      \"buckets\": {{\n{string.Join(",\n", ((JObject)buckets).Properties().Select(set =>
        $"        {Text(set.Name)}: {Text((string)set.Value!)}"))}\n      }},\n";

    private static string List(JToken texts) => $"[{string.Join(", ", texts.Select(text => Text((string)text!)))}]";

    private static string Line(JProperty metric)
    {
        var labels = (metric.Value["labels"] ?? new JArray()).Select(label => (string)label!).Order(StringComparer.Ordinal).Select(Text).ToList();
        var keys = new[] { "type", "labels", "since", "until", "buckets" }.Where(key => key == "labels" ? labels.Count > 0 : metric.Value[key] is not null)
            .Select(key => $"{Text(key)}: {(key == "labels" ? $"[{string.Join(", ", labels)}]" : Text((string)metric.Value[key]!))}");
        return $"        {Text(metric.Name)}: {{ {string.Join(", ", keys)} }}";
    }

    private static IEnumerable<JProperty> Sorted(JToken map) => ((JObject)map).Properties().OrderBy(property => property.Name, StringComparer.Ordinal);

    private static string Text(string text) => JsonConvert.ToString(text);
}
