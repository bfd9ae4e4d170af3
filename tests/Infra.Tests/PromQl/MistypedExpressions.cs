using Xunit;

namespace Monitoring.Tests.Infra.PromQl;

/// <summary>Expressions that are grammatical and still wrong, each with what Prometheus 3.5 says about it.</summary>
public static class MistypedExpressions
{
    public static TheoryData<string, string> All => new()
    {
        { "rate(up)", "1:6: parse error: expected type range vector in call to function \"rate\", got instant vector" },
        { "rate(sum(up))", "1:6: parse error: expected type range vector in call to function \"rate\", got instant vector" },
        { "sum(up) +\n rate(-up)", "2:7: parse error: expected type range vector in call to function \"rate\", got instant vector" },
        { "sum(rate(up)) + rate(up)", "1:10: parse error: expected type range vector in call to function \"rate\", got instant vector" },
        { "rate()", "1:1: parse error: expected 1 argument(s) in call to \"rate\", got 0" },
        { "rate(up[5m], up)", "1:1: parse error: expected 1 argument(s) in call to \"rate\", got 2" },
        { "abs(rate(up), 1)", "1:1: parse error: expected 1 argument(s) in call to \"abs\", got 2" },
        { "abs(\"x\")", "1:5: parse error: expected type instant vector in call to function \"abs\", got string" },
        { "time(1)", "1:1: parse error: expected 0 argument(s) in call to \"time\", got 1" },
        { "round()", "1:1: parse error: expected at least 1 argument(s) in call to \"round\", got 0" },
        { "round(up, up)", "1:11: parse error: expected type scalar in call to function \"round\", got instant vector" },
        { "hour(1)", "1:6: parse error: expected type instant vector in call to function \"hour\", got scalar" },
        { "hour(up, up)", "1:1: parse error: expected at most 1 argument(s) in call to \"hour\", got 2" },
        { "vector(up)", "1:8: parse error: expected type scalar in call to function \"vector\", got instant vector" },
        { "scalar(1)", "1:8: parse error: expected type instant vector in call to function \"scalar\", got scalar" },
        { "label_replace(up)", "1:1: parse error: expected 5 argument(s) in call to \"label_replace\", got 1" },
        { "label_replace(up, \"a\", \"b\", \"c\", d)", "1:34: parse error: expected type string in call to function \"label_replace\", got instant vector" },
        { "label_join(up, \"a\")", "1:1: parse error: expected at least 3 argument(s) in call to \"label_join\", got 2" },
        { "label_join(up, \"a\", \"b\", \"c\", d)", "1:31: parse error: expected type string in call to function \"label_join\", got instant vector" },
        { "clamp(up, 1)", "1:1: parse error: expected 3 argument(s) in call to \"clamp\", got 2" },
        { "clamp(up[5m], rate(up), 1)", "1:7: parse error: expected type instant vector in call to function \"clamp\", got range vector" },
        { "histogram_quantile(up, up)", "1:20: parse error: expected type scalar in call to function \"histogram_quantile\", got instant vector" },
        { "histogram_quantile(0.9, up[5m])", "1:25: parse error: expected type instant vector in call to function \"histogram_quantile\", got range vector" },
        { "quantile_over_time(up[5m], 1)", "1:20: parse error: expected type scalar in call to function \"quantile_over_time\", got range vector" },
        { "predict_linear(up[5m])", "1:1: parse error: expected 2 argument(s) in call to \"predict_linear\", got 1" },
        { "sum(\"a\")", "1:5: parse error: expected type instant vector in aggregation expression, got string" },
        { "sum by (a) (1)", "1:13: parse error: expected type instant vector in aggregation expression, got scalar" },
        { "topk(up, up)", "1:6: parse error: expected type scalar in aggregation parameter, got instant vector" },
        { "topk(\"a\", up[5m])", "1:11: parse error: expected type instant vector in aggregation expression, got range vector" },
        { "count_values(1, up)", "1:14: parse error: expected type string in aggregation parameter, got scalar" },
        { "1 > 2", "1:3: parse error: comparisons between scalars must use BOOL modifier" },
        { "up and ((1)) == time()", "1:14: parse error: comparisons between scalars must use BOOL modifier" },
        { "up[5m] + 1", "1:1: parse error: binary expression must contain only scalar and instant vector types" },
        { "up > bool 1 + \"x\"", "1:15: parse error: binary expression must contain only scalar and instant vector types" },
        { "(up[5m]) + 1", "1:1: parse error: binary expression must contain only scalar and instant vector types" },
        { "1 and up", "1:1: parse error: set operator \"and\" not allowed in binary scalar expression" },
        { "up unless 1", "1:1: parse error: set operator \"unless\" not allowed in binary scalar expression" },
        { "up + on (a) 1", "1:1: parse error: vector matching only allowed between instant vectors" },
        { "up * on (a) group_left (a) up", "1:4: parse error: label \"a\" must not occur in ON and GROUP clause at once" },
        { "-up[5m]", "1:1: parse error: unary expression only allowed on expressions of type scalar or instant vector, got \"range vector\"" },
        { "-\"a\"", "1:1: parse error: unary expression only allowed on expressions of type scalar or instant vector, got \"string\"" },
        { "\"a\"[5m:]", "1:1: parse error: subquery is only allowed on instant vector, got string instead" },
        { "1[5m:1m]", "1:1: parse error: subquery is only allowed on instant vector, got scalar instead" },
        { "up[5m:][5m:]", "1:1: parse error: subquery is only allowed on instant vector, got matrix instead" },
    };
}
