using System.CommandLine;
using System.Globalization;
using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Metrics;
using Monitoring.Cli.Help;
using Monitoring.Cli.Host;
using Monitoring.Cli.Metrics;
using Spectre.Console;

namespace Monitoring.Cli.Commands;

/// <summary><c>./monitor unused</c>: what a running Prometheus stores, and nobody reads.</summary>
internal static class UnusedCommand
{
    public static Command Create(CliContext context)
    {
        var common = new SignalArguments(context);
        var top = new Option<int>("--top") { Description = "How many metrics are listed.", DefaultValueFactory = _ => 20, HelpName = "N" };
        return common.On(new Verb(
            "unused",
            "Asks a running Prometheus which of its series no rule and no panel of the stack selects.",
            new("unused", "of the stack dev"),
            new("unused --stack prod --top 100", "more of prod"))
        {
            top,
        }, async (parsed, signals, cancellation) =>
        {
            var plan = await RunningPlan.OfAsync(signals, cancellation);
            var backend = await PrometheusMetrics.OpenAsync(signals, cancellation);
            if (signals.Cluster is { } cluster)
                await cluster.DemandAsync("get", "pods", null, cancellation);
            var (stored, unused) = await new UnusedSeries(backend, plan).FindAsync(cancellation);
            Write(context.Console, stored, unused, parsed.GetValue(top));
            return ExitCodes.Ok;
        });
    }

    private static void Write(IAnsiConsole console, long stored, IReadOnlyList<UnusedMetric> unused, int top)
    {
        if (unused.Count > 0)
        {
            var table = new Table().Border(TableBorder.None).AddColumn(new TableColumn("nobody reads").RightAligned()).AddColumn(new TableColumn("of series").RightAligned()).AddColumn("metric").AddColumn("job");
            foreach (var metric in unused.Take(top))
                table.AddRow(Number(metric.Unused), Number(metric.All), metric.Name.EscapeMarkup(), metric.Jobs.EscapeMarkup());
            console.Write(table);
            if (unused.Count > top)
                console.MarkupLineInterpolated($"[dim]and {unused.Count - top} more metrics[/]");
        }

        var sum = unused.Sum(metric => metric.Unused);
        console.MarkupLine(sum == 0 ? "[green]✓[/] somebody reads every series that is stored"
            : $"{Number(sum)} of {Number(stored)} series are read by nobody. `keep: all` of a job and prometheus.extraMetrics store such; what a list keeps by name comes with all its labels.");
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
