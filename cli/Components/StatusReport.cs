using System.Globalization;
using Monitoring.Cli.Terminal;
using Monitoring.Questions;
using Newtonsoft.Json.Linq;
using Spectre.Console;

namespace Monitoring.Cli.Components;

/// <summary>How components are doing, for people and for programs.</summary>
internal static class StatusReport
{
    private static readonly string[] Columns = ["component", "ready", "restarts", "requests", "errors", "p99", "deployed", "alerts"];

    public static void Show(IAnsiConsole console, IReadOnlyCollection<ComponentStatus> all, DateTimeOffset now)
    {
        console.Write(PlainTable.WithoutEmpty(Columns, [.. all.Select(one => Cells(one, now))]));
        foreach (var one in all)
        {
            foreach (var problem in one.Problems)
                console.WriteMarked("[red]✗[/]", $"{one.Component.Id}: {problem}");
            foreach (var alert in one.Alerts.Where(alert => alert.Labels.GetValueOrDefault("severity") != "critical"))
                console.WriteMarked("[olive]![/]", $"{one.Component.Id}: {alert.Labels.GetValueOrDefault("alertname")}: {alert.Annotations.GetValueOrDefault("summary")}");
            foreach (var missing in one.Component.Missing)
                console.WriteMarked("[olive]![/]", $"{one.Component.Id}: {missing}");
        }

        var ill = all.Count(one => one.Problems.Any());
        console.MarkupLine(ill == 0 ? "[green]✓[/] healthy" : string.Create(CultureInfo.InvariantCulture, $"[red]✗[/] {ill} of {all.Count} not healthy"));
    }

    public static JArray Json(IEnumerable<ComponentStatus> all) => new(all.Select(one => new JObject
    {
        ["namespace"] = one.Component.Id.Namespace,
        ["kind"] = one.Component.Id.Kind,
        ["name"] = one.Component.Id.Name,
        ["healthy"] = !one.Problems.Any(),
        ["problems"] = new JArray(one.Problems),
        ["ready"] = one.Component.Ready,
        ["wanted"] = one.Component.Wanted,
        ["restarts"] = one.Restarts,
        ["alerts"] = new JArray(one.Alerts.Select(alert => alert.Labels.GetValueOrDefault("alertname"))),
        ["lastDeploy"] = one.LastDeploy?.UtcDateTime,
        ["requestsPerSecond"] = one.RequestsPerSecond,
        ["errorRatio"] = one.ErrorRatio,
        ["latencyP99"] = one.LatencyP99,
    }));

    private static IReadOnlyList<string> Cells(ComponentStatus one, DateTimeOffset now) =>
    [
        $"{(one.Problems.Any() ? "✗" : "✓")} {one.Component.Id}",
        one.Component.Wanted is { } wanted ? string.Create(CultureInfo.InvariantCulture, $"{one.Component.Ready}/{wanted}") : "",
        one.Restarts > 0 ? Shown.Digits(Math.Round(one.Restarts)) : "",
        Shown.Value(one.RequestsPerSecond, QuestionUnit.PerSecond),
        Shown.Value(one.ErrorRatio, QuestionUnit.Ratio),
        Shown.Value(one.LatencyP99, QuestionUnit.Seconds),
        one.LastDeploy is { } deploy ? $"{Shown.Age(now - deploy)} ago" : "",
        one.Alerts.IsEmpty ? "" : string.Create(CultureInfo.InvariantCulture, $"{one.Alerts.Length}"),
    ];
}
