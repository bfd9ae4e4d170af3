using Monitoring.Cli.Cost;
using Monitoring.Cli.Engine;
using Monitoring.Cli.Stacks;
using Monitoring.Settings;
using Monitoring.Stacks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Preview;

/// <summary>A preview for machines. The form is a promise, described in docs/monitor.md: members are added, never renamed or removed.</summary>
internal static class PreviewJson
{
    public static string Write(StackRun run)
    {
        var demand = run is { Recorded: { } recorded, Settings: { } settings } ? ClusterDemand.Of(recorded.Resources, settings) : null;
        var document = new JObject
        {
            ["project"] = run.Configuration.Project,
            ["stack"] = run.Stack,
            ["sdk"] = SdkSource.Name,
            ["cluster"] = run.Settings is { Cluster: var cluster } ? new JObject { ["name"] = cluster.Name, ["kubeconfig"] = cluster.Kubeconfig, ["context"] = cluster.Context } : null,
            ["ready"] = run.IsReady,
            ["verdict"] = PreviewReport.Verdict(run),
            ["problems"] = Problems(run.Problems),
            ["resources"] = new JArray((run.Recorded?.Resources ?? []).Select(Resource)),
            ["demand"] = demand is null ? null : Demand(demand),
            ["outputs"] = new JObject((run.Recorded?.Outputs ?? []).Select(o => new JProperty(o.Name, ShownValue.Token(o)))),
            ["cost"] = run.Cost is { } cost ? Cost(cost, run.CostChange) : null,
        };
        return Text(document);
    }

    /// <summary>The same form for a stack whose files could not even be read.</summary>
    public static string Write(string stack, IEnumerable<Problem> problems) => Text(new JObject
    {
        ["project"] = null,
        ["stack"] = stack,
        ["sdk"] = SdkSource.Name,
        ["cluster"] = null,
        ["ready"] = false,
        ["verdict"] = "not ready to deploy",
        ["problems"] = Problems(problems),
        ["resources"] = new JArray(),
        ["demand"] = null,
        ["outputs"] = new JObject(),
        ["cost"] = null,
    });

    private static JObject Cost(StackCost cost, CostChange? change) => new()
    {
        ["series"] = cost.Metrics.Series,
        ["samplesPerSecond"] = Math.Round(cost.Metrics.SamplesPerSecond),
        ["memory"] = cost.Metrics.Memory.Bytes,
        ["diskOfDay"] = cost.Metrics.OfDay.Bytes,
        ["disk"] = cost.Metrics.Disk.Bytes,
        ["logsOfDay"] = cost.Logs?.OfDay.Bytes,
        ["tracesOfDay"] = cost.Traces?.OfDay.Bytes,
        ["jobs"] = new JObject(cost.Metrics.Jobs.Select(job => new JProperty(job.Job, job.Stored))),
        ["change"] = change is null ? null : new JObject
        {
            ["since"] = change.Since,
            ["series"] = change.Series,
            ["memory"] = change.Memory,
            ["diskOfDay"] = change.OfDay,
            ["jobs"] = new JObject(change.Jobs.Select(job => new JProperty(job.Job, job.Series))),
        },
    };

    private static JArray Problems(IEnumerable<Problem> problems) => new(problems.Select(p => new JObject
    {
        ["level"] = p.Level == ProblemLevel.Error ? "error" : "warning",
        ["where"] = p.Where,
        ["message"] = p.Message,
    }));

    private static JObject Resource(RecordedResource resource) => new()
    {
        ["type"] = resource.Type,
        ["name"] = resource.Name,
        ["component"] = resource.IsComponent,
        ["parent"] = resource.Parent?.Name,
        ["object"] = !resource.IsKubernetesObject ? null : new JObject
        {
            ["apiVersion"] = resource.Inputs.Text("apiVersion"),
            ["kind"] = resource.Inputs.Text("kind"),
            ["namespace"] = resource.Inputs.Text("metadata", "namespace"),
            ["name"] = resource.Inputs.Text("metadata", "name"),
        },
    };

    private static JObject Demand(ClusterDemand demand) => new()
    {
        ["components"] = new JArray(demand.ByComponent.Select(Sums)),
        ["total"] = Sums(demand.Total),
        ["logsAndTraces"] = Sums(demand.LogsAndTraces),
        ["images"] = new JArray(demand.Images.Select(i => i.Image)),
    };

    private static JObject Sums(WorkloadDemand demand) => new()
    {
        ["name"] = demand.Name,
        ["pods"] = demand.Pods,
        ["cpuRequestMillicores"] = demand.Cpu.Millicores,
        ["memoryRequestBytes"] = demand.Memory.Bytes,
        ["memoryLimitBytes"] = demand.MemoryLimit.Bytes,
        ["containersWithoutMemoryLimit"] = demand.Unlimited,
        ["storageBytes"] = demand.Storage.Bytes,
    };

    private static string Text(JObject document) => document.ToString(Formatting.Indented).ReplaceLineEndings("\n") + "\n";
}
