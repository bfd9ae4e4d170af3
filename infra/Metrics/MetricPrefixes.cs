using System.Collections.Immutable;
using System.Text;
using Monitoring.Describe;
using Monitoring.PromQl;

namespace Monitoring.Metrics;

/// <summary>
/// How the names of metrics begin in one cluster, where an exporter lets its operator choose. Expressions are written with the exporter's own names;
/// use this to get those of the cluster. Only the beginning of names changes: values, comments and recorded series stay.
/// </summary>
public sealed class MetricPrefixes
{
    /// <summary>Every name stays as it is.</summary>
    public static readonly MetricPrefixes None = new(ImmutableSortedDictionary<string, string>.Empty);

    private readonly ImmutableSortedDictionary<string, string> _prefixes;

    /// <param name="prefixes">Prefix in the sources, without the underscore, to the one in the cluster.</param>
    public MetricPrefixes(ImmutableSortedDictionary<string, string> prefixes) => _prefixes = prefixes;

    /// <summary>Those of a stack.</summary>
    public static MetricPrefixes Of(IEnumerable<Description> descriptions) =>
        new(descriptions.SelectMany(description => description.MetricPrefixes).ToImmutableSortedDictionary(StringComparer.Ordinal));

    /// <summary>True when metrics that begin so have another name in this cluster.</summary>
    internal bool Change(string prefix) => _prefixes.ContainsKey(prefix);

    /// <summary>The name of a metric in this cluster.</summary>
    public string Rename(string metric) =>
        metric.IndexOf('_', StringComparison.Ordinal) is var end and > 0 && _prefixes.TryGetValue(metric[..end], out var prefix) ? prefix + metric[end..] : metric;

    /// <summary>An expression, or a query of a dashboard's variable, with the names of this cluster; what is not PromQL comes back as it is.</summary>
    public string In(string expression, PromQlDialect dialect = PromQlDialect.Prometheus)
    {
        if (!_prefixes.Keys.Any(prefix => expression.Contains($"{prefix}_", StringComparison.Ordinal)))
            return expression;
        try
        {
            return Replace(expression, PromQlLexer.Lex(expression, dialect));
        }
        catch (PromQlException)
        {
            return expression;
        }
    }

    private string Replace(string expression, ImmutableArray<PromQlToken> tokens)
    {
        var result = new StringBuilder();
        var done = 0;
        foreach (var (token, renamed) in tokens.Select((token, i) => (token, Renamed(tokens, i))))
        {
            result.Append(expression, done, token.Position.Offset - done).Append(renamed);
            done = token.Position.Offset + token.Text.Length;
        }

        return result.ToString();
    }

    private string Renamed(ImmutableArray<PromQlToken> tokens, int index) => tokens[index] switch
    {
        { Kind: PromQlTokenKind.Identifier or PromQlTokenKind.Variable, Text: var name } => Rename(name),
        { Kind: PromQlTokenKind.Quoted, Text: var text } when IsName(tokens, index) => text[0] + Rename(text[1..]),
        { Text: var text } => text,
    };

    /// <summary>True for a string that names metrics: <c>{"x"}</c>, <c>{__name__=~"x_.+"}</c>.</summary>
    private static bool IsName(ImmutableArray<PromQlToken> tokens, int index) =>
        tokens[index - 1].Kind == PromQlTokenKind.LeftBrace
        || (tokens[index - 1].Kind == PromQlTokenKind.Operator && tokens[index - 2].Text == "__name__");
}
