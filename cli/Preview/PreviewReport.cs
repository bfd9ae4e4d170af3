using System.Globalization;
using Monitoring.Cli.Cost;
using Monitoring.Cli.Engine;
using Monitoring.Cli.Preflight;
using Monitoring.Cli.Stacks;
using Monitoring.Settings;
using Spectre.Console;

namespace Monitoring.Cli.Preview;

/// <summary>Prints a preview for people: what would be created, what it asks of the cluster, and whether it may be deployed.</summary>
internal sealed class PreviewReport(IAnsiConsole console)
{
    public void Write(StackRun run)
    {
        WriteHeader(run);
        if (run.Recorded is { } recorded && run.Settings is { } settings)
        {
            ResourceTree.Write(console, recorded);
            WriteDemand(ClusterDemand.Of(recorded.Resources, settings), settings.Cluster.Nodes);
            WriteCost(run);
            WriteOutputs(recorded);
        }
    }

    /// <summary>The last line: may it be deployed.</summary>
    public static string Verdict(StackRun run)
    {
        var errors = run.Problems.Count(p => p.Level == ProblemLevel.Error);
        if (errors > 0 || run.Recorded is not { } recorded)
            return $"{Count(errors, "error")}: not ready to deploy";
        var warnings = run.Problems.Count(p => p.Level == ProblemLevel.Warning);
        var resources = recorded.Resources.Count(r => !r.IsComponent);
        var components = recorded.Resources.Count(r => r is { IsComponent: true, Parent: null });
        return $"{Count(resources, "resource")} in {Count(components, "component")}: ready to deploy{(warnings > 0 ? $", with {Count(warnings, "warning")}" : "")}";
    }

    private void WriteHeader(StackRun run)
    {
        console.MarkupLineInterpolated($"[bold]{run.Configuration.Project}[/] · [bold]{run.Stack}[/]");
        if (run.Settings is { Cluster: var cluster })
        {
            console.MarkupLineInterpolated($"[dim]cluster[/]  {cluster.Name} ({Count(cluster.Nodes, "node")}), {Kubectl.WayTo(cluster)}");
            if (cluster.Context.Length == 0)
                console.MarkupLineInterpolated($"[olive]![/]        Deploying reaches whichever cluster that is then; name it: `pulumi config set --stack {run.Stack} --path monitoring:cluster.context NAME`.");
        }

        console.MarkupLineInterpolated($"[dim]SDK[/]      {SdkSource.Text}");
        console.WriteLine();
    }

    private void WriteDemand(ClusterDemand demand, int nodes)
    {
        var table = Table("component", "pods", "CPU request", "memory request", "memory limit", "storage");
        foreach (var component in demand.ByComponent.Where(d => d.Pods > 0 || d.Storage > default(ByteSize)))
            table.AddRow(Cells(component).Select(c => new Text(c)));
        table.AddRow(Cells(demand.Total).Select(c => new Text(c, new Style(decoration: Decoration.Bold))));
        if (demand.LogsAndTraces is { Pods: > 0 } keepers)
            table.AddRow(Cells(keepers).Select(c => new Text(c, new Style(decoration: Decoration.Dim))));

        Title(nodes == 1 ? "asks of the cluster" : $"asks of the cluster (agents on {nodes} nodes)");
        console.Write(table);
        Title("images");
        WriteColumns([.. demand.Images]);
    }

    private void WriteCost(StackRun run)
    {
        if (run.Cost is not { } cost)
            return;
        Title("forecast, see ./monitor cost");
        new CostReport(console).WriteLines(run, cost);
    }

    private void WriteOutputs(RecordedProgram recorded)
    {
        if (recorded.Outputs.IsEmpty)
            return;
        Title("outputs");
        WriteColumns([.. recorded.Outputs.Select(o => (o.Name, ShownValue.Of(o)))]);
    }

    private void WriteColumns(List<(string Left, string Right)> lines)
    {
        var width = lines.Select(l => l.Left.Length).DefaultIfEmpty().Max();
        foreach (var (left, right) in lines)
            console.MarkupLineInterpolated($"  {left.PadRight(width)}  [dim]{right}[/]");
    }

    private void Title(string title)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{title}[/]");
    }

    private static Table Table(params string[] columns)
    {
        var table = new Table().Border(TableBorder.None).HideFooters();
        foreach (var (index, column) in columns.Index())
            table.AddColumn(new TableColumn(new Text(index == 0 ? $"  {column}" : column, new Style(decoration: Decoration.Dim))) { Alignment = index == 0 ? Justify.Left : Justify.Right, Padding = new Padding(0, 0, 3, 0) });
        return table;
    }

    private static string[] Cells(WorkloadDemand d) =>
    [
        $"  {d.Name}",
        d.Pods.ToString(CultureInfo.InvariantCulture),
        d.Cpu.ToString(),
        Shown(d.Memory),
        d.Unlimited > 0 ? $"{Shown(d.MemoryLimit)}, {d.Unlimited} without" : Shown(d.MemoryLimit),
        Shown(d.Storage),
    ];

    private static string Shown(ByteSize size) => size.Bytes == 0 ? "-" : size.ToString();

    private static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
