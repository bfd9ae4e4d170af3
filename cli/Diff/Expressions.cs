using Monitoring.PromQl;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Diff;

/// <summary>Expressions of PromQL by what they mean: another layout, a comment, or another way to write a number or a clause is no change.</summary>
internal static class Expressions
{
    /// <summary><paramref name="before"/> with every <c>expr</c> that means the same in <paramref name="after"/> written as it is there.</summary>
    public static JObject Aligned(JObject before, JObject after)
    {
        var aligned = (JObject)before.DeepClone();
        foreach (var former in aligned.Descendants().OfType<JProperty>().Where(member => member.Name == "expr").Select(member => member.Value).OfType<JValue>())
        {
            if (after.SelectToken(former.Path) is JValue { Value: string now } && former.Value is string was && Meaning(was) is { } meaning && meaning == Meaning(now))
                former.Value = now;
        }

        return aligned;
    }

    /// <summary>Grafana's dialect reads what Prometheus reads, and variables; null for what is no PromQL, such as a query of another data source.</summary>
    private static string? Meaning(string text)
    {
        try
        {
            return PromQlPrinter.Print(PromQlParser.Parse(text, PromQlDialect.Grafana));
        }
        catch (PromQlException)
        {
            return null;
        }
    }
}
