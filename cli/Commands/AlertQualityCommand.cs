using System.CommandLine;
using System.Globalization;
using Monitoring.Cli.Alerts;
using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Alerts;
using Monitoring.Cli.Backends.Connecting;
using Monitoring.Cli.Backends.Metrics;
using Monitoring.Cli.Help;
using Monitoring.Cli.Terminal;
using Monitoring.Questions;
using Newtonsoft.Json.Linq;
using Spectre.Console;

namespace Monitoring.Cli.Commands;

/// <summary><c>./monitor alerts quality</c>: how often each alert fired, for how long, and how often that led to nothing.</summary>
internal static class AlertQualityCommand
{
    public static Command Create(CliContext context)
    {
        var common = new SignalArguments(context);
        var since = SignalArguments.Time("--since", "From when on; default: 30d, or as far back as Prometheus remembers.");
        var output = OutputFormat.Option();
        return common.On(new Verb(
            "quality",
            "Says which alerts make noise: how often each fired, how long, and how often that led to nothing, because it was silenced or over within five minutes.",
            new Example("alerts quality --since 30d", "the rules that cry wolf")) { since, output }, async (parsed, signals, cancellation) =>
        {
            var metrics = await PrometheusMetrics.OpenAsync(signals, cancellation);
            var oldest = await AlertHistory.OldestAsync(metrics, cancellation);
            var now = context.Clock.GetUtcNow() + metrics.Ahead;
            var asked = SignalArguments.At(parsed.GetValue(since), now) ?? now.AddDays(-30);
            var history = await AlertHistory.ReadAsync(metrics, oldest > asked ? oldest.Value : asked, now, cancellation);
            var sight = await Sight.OfPods(signals).AmongAsync(history.Episodes.Select(SpaceOf), cancellation);
            var rules = AlertQuality.Judge(history.Episodes.Where(episode => sight.Sees(SpaceOf(episode))), await SilencesAsync(signals, cancellation));
            if (OutputFormat.IsJson(parsed, output))
                OutputFormat.Write(context, Json(history, rules));
            else
                Show(context, history, asked, rules);
            return ExitCodes.Ok;
        });
    }

    private static string SpaceOf(AlertEpisode episode) => episode.Labels.GetValueOrDefault("namespace", "");

    private static async Task<IReadOnlyList<Silence>> SilencesAsync(Signals signals, CancellationToken cancellation)
    {
        try
        {
            return await (await AlertmanagerAlerts.OpenAsync(signals, cancellation)).SilencesAsync(cancellation);
        }
        catch (Exception e) when (e is UnreachableException or NotAllowedException)
        {
            signals.Say($"Silences are left out: {e.Message}");
            return [];
        }
    }

    private static void Show(CliContext context, AlertHistory history, DateTimeOffset asked, IReadOnlyList<AlertQuality> rules)
    {
        context.Console.WriteLine($"{history.Start:u} to {history.End:u}, {Shown.Age(history.End - history.Start)}{(history.Start > asked ? ": Prometheus remembers no more" : "")}");
        if (rules.Count == 0)
        {
            context.Console.MarkupLine("[green]✓[/] nothing has fired");
            return;
        }

        string[] columns = ["alert", "severity", "fired", "altogether", "median", "under 5m", "silenced", "noise", ""];
        context.Console.Write(PlainTable.WithoutEmpty(columns,
        [
            .. rules.Select(rule => (IReadOnlyList<string>)
            [
                rule.Name, rule.Severity, Number(rule.Fired), Shown.Age(rule.Total), Shown.Age(rule.Median), Number(rule.Short), Number(rule.Silenced), Shown.Value(rule.Noise, QuestionUnit.Ratio), rule.Advice,
            ]),
        ]));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static JObject Json(AlertHistory history, IReadOnlyList<AlertQuality> rules) => new()
    {
        ["start"] = history.Start.UtcDateTime,
        ["end"] = history.End.UtcDateTime,
        ["alerts"] = new JArray(rules.Select(rule => new JObject
        {
            ["name"] = rule.Name,
            ["severity"] = rule.Severity,
            ["fired"] = rule.Fired,
            ["totalSeconds"] = rule.Total.TotalSeconds,
            ["medianSeconds"] = rule.Median.TotalSeconds,
            ["underFiveMinutes"] = rule.Short,
            ["silenced"] = rule.Silenced,
            ["noise"] = rule.Noise,
            ["advice"] = rule.Advice,
        })),
    };
}
