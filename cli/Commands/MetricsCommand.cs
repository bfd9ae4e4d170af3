using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Connecting;
using Monitoring.Cli.Backends.Metrics;
using Monitoring.Cli.Components;
using Monitoring.Cli.Help;
using Monitoring.Cli.Metrics;
using Monitoring.Cli.Terminal;
using Monitoring.Settings;
using Newtonsoft.Json.Linq;
using Spectre.Console;

namespace Monitoring.Cli.Commands;

/// <summary><c>./monitor metrics</c>: the values of a component, live or once, or how they were.</summary>
internal static partial class MetricsCommand
{
    /// <summary>More than that nobody can look at.</summary>
    private const int MostComponents = 20;

    private const int PlotWidth = 60;
    private const int PlotHeight = 5;

    public static Command Create(CliContext context)
    {
        var common = new SignalArguments(context);
        var pattern = new Argument<string>("component") { Description = "Which: a regular expression in the name, or kind/name." };
        var metric = new Argument<string?>("metric") { Description = "Name of a metric; left out: what one looks at first.", Arity = ArgumentArity.ZeroOrOne };
        var expression = new Option<string?>("--expr") { Description = "PromQL instead of a metric; =~\"$namespace\", \"$name\", \"$pods\" and \"$job\" in it mean the component.", HelpName = "PROMQL" };
        var once = new Option<bool>("--once") { Description = "Show the values once and end; with --since, as plots." };
        var interval = new Option<string>("--interval") { Description = "Time between two values.", DefaultValueFactory = _ => "5s", HelpName = "TIME" };
        var since = SignalArguments.Time("--since", "Begin with the history from here on.");
        var output = OutputFormat.Option();
        interval.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } text && !(Duration.TryParse(text, CultureInfo.InvariantCulture, out var time) && time >= Duration.Seconds(1)))
                result.AddError($"'{text}' is not a length of time of at least 1s, such as 5s or 1m.");
        });
        metric.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } name && !MetricName().IsMatch(name))
                result.AddError($"'{name}' is not the name of a metric; --expr takes expressions.");
        });
        return common.On(new Verb(
            "metrics",
            "Follows the values of a component: a table on a terminal, a line of JSON for each value where it is piped.",
            new("metrics cart", "what one looks at first, live"),
            new("metrics cart -n shop --since 3h --once", "how it was, as plots"),
            new("metrics node-exporter node_load1", "one metric"),
            new("metrics cart --expr 'sum(rate(http_requests_total{pod=~\"$pods\"}[5m]))'", "an expression")) { pattern, metric, expression, once, interval, since, common.Namespaces, output }, async (parsed, signals, cancellation) =>
        {
            if (parsed.GetValue(metric) is not null && parsed.GetValue(expression) is not null)
                throw new UsageException("Name a metric or an expression, not both.");
            // An expression can read whatever there is.
            if (parsed.GetValue(expression) is not null)
                await Sight.OfPods(signals).DemandWholeAsync(cancellation);
            var metrics = await PrometheusMetrics.OpenAsync(signals, cancellation);
            var registry = await ComponentRegistry.ReadAsync(signals, new ComponentSources(metrics, null, null), cancellation);
            var meant = ComponentPattern.Parse(parsed.GetRequiredValue(pattern));
            var found = await registry.DemandAsync(signals, meant, common.NamespacesOf(parsed), cancellation);
            if (found.Count > MostComponents)
                throw new ProblemsException(Problem.Error(meant.Text, $"{found.Count} components are called so, and at most {MostComponents} can be looked at: {string.Join(", ", found.Take(5).Select(component => component.Id))}, ..."));
            List<SignalQuery> queries =
            [
                .. found.SelectMany(component => parsed.GetValue(expression) is { } text ? [ComponentSignals.OfExpression(component, text)]
                    : parsed.GetValue(metric) is { } name ? [ComponentSignals.Of(component, name)]
                    : ComponentSignals.Golden(component)),
            ];
            var now = context.Clock.GetUtcNow() + metrics.Ahead;
            var start = SignalArguments.At(parsed.GetValue(since), now);
            if (parsed.GetValue(once))
                return await OnceAsync(context, metrics, queries, start, now, OutputFormat.IsJson(parsed, output, context), cancellation);
            if (parsed.GetValue(metric) is not null)
                await OnceAsync(context, metrics, queries, null, now, null, cancellation);
            await new LiveMetrics(context, metrics, queries, Duration.Parse(parsed.GetValue(interval)!, CultureInfo.InvariantCulture).Value).RunAsync(start, cancellation);
            return ExitCodes.Ok;
        });
    }

    /// <summary>Shows the values once; without a format it shows nothing, and only demands that there are any.</summary>
    private static async Task<int> OnceAsync(CliContext context, PrometheusMetrics metrics, List<SignalQuery> queries, DateTimeOffset? since, DateTimeOffset now, bool? asJson, CancellationToken cancellation)
    {
        var table = new SignalTable(queries);
        var answers = await Task.WhenAll(queries.Select(query => since is { } start
            ? metrics.QueryRangeAsync(query.Expression, start, now, TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling((now - start).TotalSeconds / PlotWidth))), cancellation)
            : metrics.QueryAsync(query.Expression, null, cancellation)));
        var values = queries.Zip(answers).SelectMany(answer => table.Add(answer.First, answer.Second, PlotWidth + 1)).ToList();
        if (values.Count == 0)
            throw new ProblemsException(Problem.Error(queries[0].Component.ToString(), $"Prometheus has nothing about {string.Join(", ", queries.Select(query => query.Name).Distinct())}. `./monitor why METRIC` says whether a metric is stored."));
        if (asJson is null)
            return ExitCodes.Ok;
        if (asJson.Value)
            OutputFormat.Write(context, new JArray(values.Select(value => SignalTable.Json(value.Row, value.Series, value.Point))));
        else if (since is null)
            context.Console.Write(table.Draw(context.Console.Profile.Width));
        else
            foreach (var row in table.Rows)
                ShowPlot(context.Console, row);
        return ExitCodes.Ok;
    }

    private static void ShowPlot(IAnsiConsole console, SignalRow row)
    {
        console.MarkupLineInterpolated($"{row.Query.Component} [bold]{row.Query.Name}[/] {row.Labels}");
        foreach (var line in Plot.Draw([.. row.Points.Select(point => point.Value)], PlotHeight, value => Shown.Value(value, row.Query.Unit)))
            console.WriteLine(line);
        console.MarkupLineInterpolated($"[dim]{row.Points.First().At:u} to {row.Points.Last().At:u}[/]");
    }

    [GeneratedRegex(@"\A[a-zA-Z_:][a-zA-Z0-9_:]*\z")]
    private static partial Regex MetricName();
}
