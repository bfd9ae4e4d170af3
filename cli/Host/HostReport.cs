using System.Diagnostics;
using System.Globalization;
using Monitoring.Cli.Terminal;
using Monitoring.Host;
using Newtonsoft.Json.Linq;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Monitoring.Cli.Host;

/// <summary>How the stack on this host is doing, at one moment.</summary>
internal sealed record HostReport
{
    private const int MostAlerts = 15;

    /// <summary>Longest time that the first report waits for the first scrapes; a cluster may have hundreds of targets.</summary>
    private static readonly TimeSpan FirstPatience = TimeSpan.FromSeconds(10);

    public required HostState State { get; init; }

    public required IReadOnlyList<JToken> Targets { get; init; }

    public required IReadOnlyList<JToken> Rules { get; init; }

    public required long? Series { get; init; }

    public required Monitoring.Settings.ByteSize Disk { get; init; }

    /// <summary>The cluster that is watched; null for none.</summary>
    public required ClusterState? Cluster { get; init; }

    /// <summary>True when every program runs, the cluster lets it in, and nothing fires that wakes people.</summary>
    public bool IsHealthy => State.IsReady && Cluster is not { IsFine: false } && State.Programs.All(program => program.Process is not null) && Firing.All(alert => alert.Severity != "critical");

    private IEnumerable<(string Name, string Severity, string Summary)> Firing => Rules
        .SelectMany(rule => rule.SelectTokens("alerts[?(@.state == 'firing')]"))
        .Select(alert => ((string)alert["labels"]!["alertname"]!, (string?)alert["labels"]!["severity"] ?? "", (string?)alert["annotations"]?["summary"] ?? ""))
        .Where(alert => alert.Item1 != "Watchdog")
        .OrderBy(alert => alert.Item2, StringComparer.Ordinal).ThenBy(alert => alert.Item1, StringComparer.Ordinal);

    public static async Task<HostReport> TakeAsync(HostState state, HostFolder folder, CancellationToken cancellation)
    {
        using var prometheus = PrometheusApi.Of(state.Find(HostProgram.Prometheus.Name)!, folder);
        return new HostReport
        {
            State = state,
            Targets = await prometheus.TargetsAsync(cancellation),
            Rules = await prometheus.RulesAsync(cancellation),
            Series = await prometheus.SeriesAsync(cancellation),
            Disk = HostFolder.SizeOf(folder.FullPath),
            Cluster = state.Cluster is { } server ? await ClusterState.AskAsync(server, Path.Combine(folder.Secrets, HostStack.ClusterDirectory), cancellation) : null,
        };
    }

    /// <summary>The first one after a start: as soon as each target was scraped once, and after a few seconds in any case.</summary>
    public static async Task<HostReport> TakeFirstAsync(HostState state, HostFolder folder, CancellationToken cancellation)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var report = await TakeAsync(state, folder, cancellation);
            if (waited.Elapsed > FirstPatience || (report.Targets.Count > 0 && report.Targets.All(target => (string?)target["health"] != "unknown")))
                return report;
            await Task.Delay(TimeSpan.FromMilliseconds(300), cancellation);
        }
    }

    /// <summary>For people.</summary>
    public IRenderable Draw() => new Rows([Programs(), new Text(""), TargetsByJob(), new Text(""), .. Sums(), .. AlertLines()]);

    private Table Programs()
    {
        var table = PlainTable.Of("program", "address", "process", "restarts");
        table.Columns[2].RightAligned();
        table.Columns[3].RightAligned();
        foreach (var program in State.Programs)
            table.AddRow(
                program.Process is null ? new Markup($"[red]✗[/] {program.Name}") : new Markup($"[green]✓[/] {program.Name}"),
                new Text(program.Address.ToString()),
                new Text(program.Process?.ToString(CultureInfo.InvariantCulture) ?? "starting again"),
                Number(program.Restarts));
        return table;
    }

    private Table TargetsByJob()
    {
        var table = PlainTable.Of("scrape job", "up", "down", "waiting", "");
        foreach (var column in table.Columns.Skip(1).Take(3))
            column.RightAligned();
        foreach (var job in Targets.GroupBy(target => (string)target["labels"]!["job"]!, StringComparer.Ordinal).OrderBy(job => job.Key, StringComparer.Ordinal))
        {
            var down = job.Where(target => (string?)target["health"] == "down").ToList();
            table.AddRow(
                new Text(job.Key),
                Number(job.Count(target => (string?)target["health"] == "up")),
                down.Count == 0 ? new Text("") : new Markup($"[red]{down.Count}[/]"),
                Number(job.Count(target => (string?)target["health"] == "unknown")),
                new Text(down.Count == 0 ? "" : (string?)down[0]["lastError"] ?? ""));
        }

        return table;
    }

    private IEnumerable<IRenderable> Sums()
    {
        var alerting = Rules.Count(rule => (string?)rule["type"] == "alerting");
        yield return new Text(string.Create(CultureInfo.InvariantCulture, $"{Rules.Count} rules, {alerting} of them alerts; {Series?.ToString("N0", CultureInfo.InvariantCulture) ?? "?"} series; {(Disk < Monitoring.Settings.ByteSize.Mebibytes(1) ? "less than 1Mi" : Disk.WholeMebibytes)} on disk in {State.Options.Data}"));
        if (Cluster is { } cluster)
            yield return new Markup($"[{(cluster.IsFine ? "green" : "red")}]{(cluster.IsFine ? "✓" : "✗")}[/] {Markup.Escape(cluster.Text)}");
        if (!State.Found.IsEmpty)
            yield return new Text($"Found here: {string.Join(", ", State.Found)}");
        if (State.Find(HostProgram.Grafana.Name) is null)
            yield return new Text("No Grafana: there is no program 'grafana' on the PATH. Its packages are at https://grafana.com/grafana/download; dashboards are ready for it.");
    }

    private IEnumerable<IRenderable> AlertLines()
    {
        var firing = Firing.ToList();
        if (firing.Count == 0)
        {
            yield return new Markup("[green]✓[/] no alert is firing");
            yield break;
        }

        foreach (var (name, severity, summary) in firing.Take(MostAlerts))
            yield return new Markup($"[{(severity == "critical" ? "red" : "olive")}]{(severity == "critical" ? "✗" : "!")}[/] {Markup.Escape(severity),-8} {Markup.Escape(name)}: {Markup.Escape(summary)}");
        if (firing.Count > MostAlerts)
            yield return new Text($"  and {firing.Count - MostAlerts} more");
    }

    private static Text Number(int number) => new(number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture));
}
