using System.CommandLine;
using Monitoring.Cli.Alerts;
using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Alerts;
using Monitoring.Cli.Backends.Connecting;
using Monitoring.Cli.Help;
using Monitoring.Cli.Terminal;
using Newtonsoft.Json.Linq;
using Spectre.Console;

namespace Monitoring.Cli.Commands;

/// <summary><c>./monitor alerts</c>: what fires, who is told, what is silenced; and <c>alerts quality</c>, which rules make noise.</summary>
internal static class AlertsCommand
{
    public static Command Create(CliContext context)
    {
        var common = new SignalArguments(context);
        var firing = new Option<bool>("--firing") { Description = "Only those that people are told about." };
        var silenced = new Option<bool>("--silenced") { Description = "Only those that a silence holds back, with the silence." };
        var output = OutputFormat.Option();
        return common.On(new Verb(
            "alerts",
            "Shows the alerts of a stack: firing, pending, inhibited, silenced.",
            new("alerts", "what fires, waits, and is held back"),
            new("alerts --firing -n shop", "what people are told about a namespace"),
            new("alerts --silenced", "what nobody is told, and why")) { firing, silenced, common.Namespaces, output, AlertQualityCommand.Create(context) }, async (parsed, signals, cancellation) =>
        {
            var all = await AlertBoard.ReadAsync(signals, cancellation);
            var sight = await Sight.OfPods(signals, common.NamespacesOf(parsed)).AmongAsync(all.Select(alert => alert.Namespace), cancellation);
            AlertState[] states = [.. parsed.GetValue(firing) ? [AlertState.Firing] : Array.Empty<AlertState>(), .. parsed.GetValue(silenced) ? [AlertState.Silenced] : Array.Empty<AlertState>()];
            var shown = all.Where(alert => sight.Sees(alert.Namespace) && (states.Length == 0 || states.Contains(alert.State))).ToList();
            if (OutputFormat.IsJson(parsed, output))
            {
                OutputFormat.Write(context, new JArray(shown.Select(Json)));
                return ExitCodes.Ok;
            }

            var silences = parsed.GetValue(silenced) ? await (await AlertmanagerAlerts.OpenAsync(signals, cancellation)).SilencesAsync(cancellation) : [];
            Show(context, shown, silences);
            return ExitCodes.Ok;
        });
    }

    private static void Show(CliContext context, List<ShownAlert> alerts, IReadOnlyList<Silence> silences)
    {
        if (alerts.Count == 0)
        {
            context.Console.MarkupLine("[green]✓[/] no such alert");
            return;
        }

        var now = context.Clock.GetUtcNow();
        string[] columns = ["state", "severity", "alert", "for", "goes to", "where", "what"];
        context.Console.Write(PlainTable.WithoutEmpty(columns, [.. alerts.Select(alert => (IReadOnlyList<string>)[alert.State.ToString().ToLowerInvariant(), alert.Severity, alert.Name, Shown.Age(now - alert.Since), string.Join(' ', alert.Receivers), alert.Where, alert.Summary])]));
        foreach (var silence in silences.Where(silence => alerts.Exists(alert => alert.SilencedBy.Contains(silence.Id))))
            context.Console.WriteLine($"{silence.Id} until {silence.End:u} by {silence.Author}: {silence.Comment}");
    }

    private static JObject Json(ShownAlert alert) => new()
    {
        ["state"] = alert.State.ToString().ToLowerInvariant(),
        ["name"] = alert.Name,
        ["severity"] = alert.Severity,
        ["labels"] = JObject.FromObject(alert.Labels),
        ["summary"] = alert.Summary,
        ["since"] = alert.Since.UtcDateTime,
        ["receivers"] = new JArray(alert.Receivers),
        ["silencedBy"] = new JArray(alert.SilencedBy),
    };
}
