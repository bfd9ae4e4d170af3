using System.CommandLine;
using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Connecting;
using Monitoring.Cli.Backends.Metrics;
using Monitoring.Cli.Components;
using Monitoring.Cli.Help;
using Monitoring.Cli.Terminal;
using Monitoring.Questions;
using Newtonsoft.Json.Linq;
using Spectre.Console;

namespace Monitoring.Cli.Commands;

/// <summary><c>./monitor top</c>: who takes most, against what they ask for, and how much room is left.</summary>
internal static class TopCommand
{
    private static readonly string[] UserColumns = ["component", "CPU", "of request", "memory", "of request", "of limit", ""];
    private static readonly string[] NodeColumns = ["node", "CPU used", "requested", "free", "of", "memory used", "requested", "free", "of"];

    public static Command Create(CliContext context)
    {
        var common = new SignalArguments(context);
        var component = SignalArguments.Component();
        var by = new Option<string>("--by") { Description = "cpu or memory.", DefaultValueFactory = _ => "memory" };
        var limit = new Option<int>("--limit") { Description = "At most so many components.", DefaultValueFactory = _ => 15, HelpName = "N" };
        var output = OutputFormat.Option();
        by.AcceptOnlyFromAmong("cpu", "memory");
        return common.On(new Verb(
            "top",
            "Shows who takes most CPU and memory, against requests and limits, and what is left on each node and altogether.",
            new("top", "who takes most memory, and what is left"),
            new("top cart --by cpu", "of some components")) { component, by, limit, common.Namespaces, output }, async (parsed, signals, cancellation) =>
        {
            var meant = SignalArguments.Of(parsed, component);
            var report = await TopReport.ReadAsync(await PrometheusMetrics.OpenAsync(signals, cancellation), cancellation);
            var sight = await Sight.OfPods(signals, common.NamespacesOf(parsed)).AmongAsync(report.Users.Select(use => use.Id.Namespace), cancellation);
            var users = report.Users.Where(use => sight.Sees(use.Id.Namespace) && meant?.Matches(use.Id) != false);
            users = (parsed.GetValue(by) == "cpu" ? users.OrderByDescending(use => use.Cpu).ThenBy(use => use.Id) : users).Take(parsed.GetValue(limit));
            var shown = report with { Users = [.. users], Nodes = sight.Sees("") ? report.Nodes : [] };
            if (OutputFormat.IsJson(parsed, output))
                OutputFormat.Write(context, Json(shown));
            else
                Show(context.Console, shown);
            return ExitCodes.Ok;
        });
    }

    private static void Show(IAnsiConsole console, TopReport report)
    {
        if (report.Users.Length > 0)
            console.Write(PlainTable.WithoutEmpty(UserColumns,
            [
                .. report.Users.Select(use => (IReadOnlyList<string>)
                [
                    use.Id.ToString(),
                    Shown.Value(use.Cpu, QuestionUnit.Cores), Share(use.Cpu, use.CpuRequest),
                    Shown.Value(use.Memory, QuestionUnit.Bytes), Share(use.Memory, use.MemoryRequest), Share(use.Memory, use.MemoryLimit),
                    use.Advice,
                ]),
            ]));
        if (report.Nodes.IsEmpty)
            return;
        console.WriteLine();
        var nodes = report.Nodes.Length > 1 ? report.Nodes.Add(NodeRoom.Sum(report.Nodes)) : report.Nodes;
        console.Write(PlainTable.WithoutEmpty(NodeColumns, [.. nodes.Select(Cells)]));
    }

    private static IReadOnlyList<string> Cells(NodeRoom node) =>
    [
        node.Node,
        Shown.Value(node.CpuUsed, QuestionUnit.Cores), Shown.Value(node.CpuRequested, QuestionUnit.Cores), Shown.Value(node.CpuFree, QuestionUnit.Cores), Shown.Value(node.Cpu, QuestionUnit.Cores),
        Shown.Value(node.MemoryUsed, QuestionUnit.Bytes), Shown.Value(node.MemoryRequested, QuestionUnit.Bytes), Shown.Value(node.MemoryFree, QuestionUnit.Bytes), Shown.Value(node.Memory, QuestionUnit.Bytes),
    ];

    private static string Share(double used, double? of) => of > 0 ? Shown.Value(used / of, QuestionUnit.Ratio) : "";

    private static JObject Json(TopReport report) => new()
    {
        ["components"] = new JArray(report.Users.Select(use => new JObject
        {
            ["namespace"] = use.Id.Namespace,
            ["kind"] = use.Id.Kind,
            ["name"] = use.Id.Name,
            ["cpu"] = use.Cpu,
            ["cpuRequest"] = use.CpuRequest,
            ["memory"] = use.Memory,
            ["memoryRequest"] = use.MemoryRequest,
            ["memoryLimit"] = use.MemoryLimit,
            ["advice"] = use.Advice,
        })),
        ["nodes"] = new JArray(report.Nodes.Select(node => new JObject
        {
            ["node"] = node.Node,
            ["cpu"] = node.Cpu,
            ["cpuUsed"] = node.CpuUsed,
            ["cpuRequested"] = node.CpuRequested,
            ["cpuFree"] = node.CpuFree,
            ["memory"] = node.Memory,
            ["memoryUsed"] = node.MemoryUsed,
            ["memoryRequested"] = node.MemoryRequested,
            ["memoryFree"] = node.MemoryFree,
        })),
    };
}
