using System.Globalization;
using Monitoring.PromQl;
using Monitoring.PromQl.Syntax;
using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Real.PromQl;

/// <summary>Our syntax tree in the words of Prometheus' <c>/api/v1/parse_query</c>, and that answer with what is only a way of writing taken out.</summary>
internal static class PrometheusTree
{
    public static JObject Of(PromQlExpression expression) => expression switch
    {
        NumberLiteral number => Number(number.Value),
        StringLiteral text => Node("stringLiteral", ("val", text.Value)),
        Parenthesised inner => Node("parenExpr", ("expr", Of(inner.Inner))),
        UnaryOperation operation => Signed(operation.Operator, Of(operation.Inner)),
        FunctionCall call => Node("call", ("func", call.Name), ("args", new JArray(call.Arguments.Select(Of)))),
        Aggregation aggregation => Node(
            "aggregation", ("op", aggregation.Operator), ("param", aggregation.Parameter is { } parameter ? Of(parameter) : null), ("expr", Of(aggregation.Inner)),
            ("grouping", new JArray(aggregation.Grouping?.Labels.ToArray<object>() ?? [])), ("without", aggregation.Grouping is { Without: true })),
        BinaryOperation operation => Node(
            "binaryExpr", ("op", operation.Operator), ("bool", operation.ReturnsBool), ("lhs", Of(operation.Left)), ("rhs", Of(operation.Right)), ("matching", Matching(operation))),
        _ => Shifted(expression),
    };

    /// <summary>Prometheus' answer without what depends on how a selector's name was written and how a number is.</summary>
    public static JObject Normal(JObject answer)
    {
        foreach (var node in answer.DescendantsAndSelf().OfType<JObject>().Where(node => node["type"] is not null).ToList())
        {
            node.Remove("name");
            if (node["func"] is JObject function)
                node["func"] = (string?)function["name"];
            if (node["matchers"] is JArray matchers)
                node["matchers"] = Sorted(matchers.Cast<JObject>());
            if ((string?)node["type"] == "numberLiteral")
                node["val"] = Text(new NumberLiteral(default, (string)node["val"]!).Value);
        }

        return Ordered(answer);
    }

    /// <summary>Prometheus takes the signs of a number into the number.</summary>
    private static JObject Signed(string sign, JObject inner) => (string?)inner["type"] == "numberLiteral"
        ? Number(new NumberLiteral(default, (string)inner["val"]!).Value * (sign == "-" ? -1 : 1))
        : Node("unaryExpr", ("op", sign), ("expr", inner));

    private static JObject Shifted(PromQlExpression expression)
    {
        var (offset, at) = (0L, (AtExpression?)null);
        while (expression is OffsetExpression or AtExpression)
        {
            if (expression is OffsetExpression shifted)
                offset += Milliseconds(shifted.Offset);
            else
                at = (AtExpression)expression;
            expression = expression.Children[0];
        }

        var (type, selector, more) = expression switch
        {
            RangeSelector range => ("matrixSelector", range.Inner, new (string, JToken?)[] { ("range", Milliseconds(range.Range)) }),
            Subquery subquery => ("subquery", subquery.Inner, [("range", Milliseconds(subquery.Range)), ("step", subquery.Step is { } step ? Milliseconds(step) : 0)]),
            _ => ("vectorSelector", expression, []),
        };
        var what = type == "subquery" ? ("expr", (JToken)Of(selector)) : ("matchers", Matchers((VectorSelector)selector));
        return Node(type, [.. more, what, ("offset", offset), ("startOrEnd", at is { Seconds: null } ? at.Time[..^2] : null), ("timestamp", at?.Seconds is { } seconds ? Math.Round(seconds * 1000) : null)]);
    }

    private static JArray Matchers(VectorSelector selector) => Sorted(
        selector.Matchers.Select(matcher => Matcher(matcher.Label, matcher.Operator, matcher.Value)).Concat(selector.Name is null ? [] : [Matcher("__name__", "=", selector.Name)]));

    private static JObject Matcher(string label, string sign, string value) => Ordered(new JObject { ["name"] = label, ["type"] = sign, ["value"] = value });

    private static JObject? Matching(BinaryOperation operation)
    {
        if (PromQlTypes.Of(operation.Left) != PromQlType.InstantVector || PromQlTypes.Of(operation.Right) != PromQlType.InstantVector)
            return null;
        var card = PromQlKeywords.SetOperators.Contains(operation.Operator) ? "many-to-many" : operation.Matching?.Many switch
        {
            "group_left" => "many-to-one",
            "group_right" => "one-to-many",
            _ => "one-to-one",
        };
        var matching = operation.Matching ?? new VectorMatching(false, [], null, []);
        return Ordered(new JObject
        {
            ["card"] = card,
            ["on"] = matching.On,
            ["labels"] = new JArray(matching.Labels),
            ["include"] = new JArray(matching.Include),
        });
    }

    private static JObject Number(double value) => Node("numberLiteral", ("val", Text(value)));

    private static string Text(double value) => double.IsInfinity(value) ? (value > 0 ? "Inf" : "-Inf") : value.ToString("R", CultureInfo.InvariantCulture);

    private static long Milliseconds(TimeWindow window) => (long)window.Length!.Value.Value.TotalMilliseconds;

    private static JArray Sorted(IEnumerable<JObject> matchers) => new(matchers.Select(Ordered).OrderBy(matcher => matcher.ToString(), StringComparer.Ordinal));

    private static JObject Node(string type, params (string Key, JToken? Value)[] parts) => Ordered(new JObject(parts.Select(part => new JProperty(part.Key, part.Value)).Append(new JProperty("type", type))));

    private static JObject Ordered(JObject node) => new(node.Properties().OrderBy(property => property.Name, StringComparer.Ordinal).Select(property => new JProperty(property.Name, Ordered(property.Value))));

    private static JToken Ordered(JToken token) => token switch
    {
        JObject node => Ordered(node),
        JArray array => new JArray(array.Select(Ordered)),
        JValue { Type: JTokenType.Integer or JTokenType.Float } number => new JValue(number.ToObject<double>()),
        _ => token.DeepClone(),
    };
}
