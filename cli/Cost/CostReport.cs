using System.Globalization;
using Monitoring.Cli.Preview;
using Monitoring.Cli.Stacks;
using Monitoring.Cost;
using Monitoring.Settings;
using Monitoring.Stacks;
using Spectre.Console;

namespace Monitoring.Cli.Cost;

/// <summary>Prints a forecast for people.</summary>
internal sealed class CostReport(IAnsiConsole console)
{
    /// <summary>All of it, as <c>./monitor cost</c> shows it.</summary>
    public void Write(StackRun run, StackCost cost, int top)
    {
        var profile = StackCost.ProfileOf(run.Settings!);
        Title($"Forecast for {run.Stack}: {profile.Nodes} nodes of {profile.PodsPerNode} pods (cluster.profile), within {StorageCost.Error:P0} of a cluster like that");
        Jobs(cost.Metrics);
        console.WriteLine();
        WriteLines(run, cost);
        Readers("dashboards", cost.Metrics.Readers.Where(x => x.Title == ReaderCost.AllOfIt && x.Place.StartsWith("dashboards/", StringComparison.Ordinal)), top);
        Readers("panels", cost.Metrics.Readers.Where(x => x.Title != ReaderCost.AllOfIt && x.Place.StartsWith("dashboards/", StringComparison.Ordinal)), top);
        Readers("rules", cost.Metrics.Readers.Where(x => x.Title != ReaderCost.AllOfIt && !x.Place.StartsWith("dashboards/", StringComparison.Ordinal) && !IsCommand(x)), top);
        Readers("questions of the command", cost.Metrics.Readers.Where(x => x.Title == ReaderCost.AllOfIt && IsCommand(x)), top);
    }

    /// <summary>The sums, as a preview shows them.</summary>
    public void WriteLines(StackRun run, StackCost cost)
    {
        var (metrics, settings) = (cost.Metrics, run.Settings!);
        Line("metrics", $"{metrics.Series:N0} series, {metrics.SamplesPerSecond:N0} samples/s; {metrics.Scraped:N0} are scraped");
        Line("memory", $"about {Size(metrics.Memory)}; Prometheus asks for {settings.Prometheus.Resources.Memory}");
        Line("disk", $"about {Size(metrics.OfDay)} a day, {Size(metrics.Disk)} in {metrics.Retention}; the volume has {settings.Prometheus.Volume}");
        if (run.CostChange is { IsNone: true } none)
            Line("change", $"none since {none.Since}");
        else if (run.CostChange is { } change)
            Line("change", $"{change.Series:+#,0;-#,0;0} series, {Change(change.Memory)} of memory, {Change(change.OfDay)} of disk a day since {change.Since}{OfJobs(change)}");
        if (cost.Logs is { } logs)
            Line("logs", Documents(logs, "lines", cost));
        if (cost.Traces is { } traces)
            Line("traces", Documents(traces, "spans", cost));
        if (settings.Prices.IsKnown && run.Recorded is { } recorded)
            Line("money", $"{OfMonth(settings.Prices, ClusterDemand.Of(recorded.Resources, settings.Cluster.Nodes)):N0} {settings.Prices.Currency} a month for what the stack asks for");
        if (!metrics.Unknown.IsEmpty)
            Line("not in it", $"{string.Join(", ", metrics.Unknown)}: they find whatever there is");
    }

    private static bool IsCommand(ReaderCost reader) => reader.Place.StartsWith("./monitor ", StringComparison.Ordinal);

    private static string Change(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:+#,0;-#,0;0} MiB");

    /// <summary>Where most of the change is.</summary>
    private static string OfJobs(CostChange change) =>
        string.Concat(change.Jobs.Take(3).Select((x, i) => string.Create(CultureInfo.InvariantCulture, $"{(i == 0 ? ": " : ", ")}{x.Job} {x.Series:+#,0;-#,0}")));

    private static double OfMonth(PriceSettings prices, ClusterDemand demand) =>
        prices.OfMonth(demand.Total.Cpu.Millicores, demand.Total.Memory, demand.Workloads.Select(x => (x.StorageClass, x.Storage)));

    private static FormattableString Documents(DocumentCost documents, string what, StackCost cost) =>
        $"{documents.PerSecond:N0} {what}/s: about {Size(documents.OfDay)} a day, {Size(documents.Disk)} in {documents.Days} days{(cost.RoomForDocuments is { } room ? $" of {Size(room)}" : "")}";

    private void Jobs(CostForecast forecast)
    {
        var table = Table("job", "targets", "scraped", "stored", "samples/s", "of its budget");
        foreach (var job in forecast.Jobs)
            Row(table, job.Job, $"{job.Targets:N0}", $"{job.Scraped:N0}", $"{job.Stored:N0}", $"{job.SamplesPerSecond:N0}", $"{job.BudgetUsed:P0}");
        Row(table, "recorded by rules", $"", $"", $"{forecast.Recorded:N0}", $"", $"");
        console.Write(table);
    }

    private void Readers(string title, IEnumerable<ReaderCost> readers, int top)
    {
        console.WriteLine();
        var table = Table(title, "series", "only it reads");
        foreach (var reader in readers.Take(top))
            Row(table, reader.Title == ReaderCost.AllOfIt ? reader.Place : $"{reader.Place}: {reader.Title}", $"{reader.Series:N0}", $"{reader.Alone:N0}");
        console.Write(table);
    }

    private void Line(string name, FormattableString text) => console.MarkupLineInterpolated($"  {name.PadRight(10)}  [dim]{text.ToString(CultureInfo.InvariantCulture)}[/]");

    private void Title(FormattableString title) => console.MarkupLineInterpolated($"[bold]{title.ToString(CultureInfo.InvariantCulture)}[/]");

    private static void Row(Table table, string name, params FormattableString[] cells) =>
        table.AddRow(cells.Select(x => new Text(x.ToString(CultureInfo.InvariantCulture))).Prepend(new Text($"  {name}")));

    private static Table Table(params string[] columns)
    {
        var table = new Table().Border(TableBorder.None).HideFooters();
        foreach (var (index, column) in columns.Index())
            table.AddColumn(new TableColumn(new Text(index == 0 ? $"  {column}" : column, new Style(decoration: Decoration.Dim))) { Alignment = index == 0 ? Justify.Left : Justify.Right, Padding = new Padding(0, 0, 3, 0) });
        return table;
    }

    private static string Size(ByteSize size) => size.Bytes < 10L << 30
        ? string.Create(CultureInfo.InvariantCulture, $"{size.Bytes / 1048576.0:N0} MiB")
        : string.Create(CultureInfo.InvariantCulture, $"{size.Bytes / 1073741824.0:N0} GiB");
}
