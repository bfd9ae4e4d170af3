using System.Collections.Immutable;
using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Metrics;
using Monitoring.Questions;

namespace Monitoring.Cli.Components;

/// <summary>Who takes how much, and what is left.</summary>
/// <param name="Users">The greatest first.</param>
/// <param name="Nodes">Sorted by name.</param>
internal sealed record TopReport(ImmutableArray<ResourceUse> Users, ImmutableArray<NodeRoom> Nodes)
{
    /// <summary>Asks Prometheus.</summary>
    public static async Task<TopReport> ReadAsync(IMetricBackend metrics, CancellationToken cancellation)
    {
        Question[] questions =
        [
            RegistryQuestions.Owners, TopQuestions.Cpu, TopQuestions.Memory, TopQuestions.CpuRequests, TopQuestions.MemoryRequests, TopQuestions.MemoryLimits, TopQuestions.ProcessCpu, TopQuestions.ProcessMemory,
            TopQuestions.NodeCpu, TopQuestions.NodeCores, TopQuestions.NodeMemory, TopQuestions.NodeMemoryTotal,
            TopQuestions.NodeCpuAllocatable, TopQuestions.NodeMemoryAllocatable, TopQuestions.NodeCpuRequested, TopQuestions.NodeMemoryRequested,
        ];
        var answers = new Dictionary<Question, IReadOnlyList<MetricSeries>>(ReferenceEqualityComparer.Instance);
        foreach (var (question, answer) in questions.Zip(await Task.WhenAll(questions.Select(question => metrics.QueryAsync(question.ForAll(), null, cancellation)))))
            answers[question] = answer;

        var owners = new PodOwners(answers[RegistryQuestions.Owners]);
        var users = new Dictionary<ComponentId, ResourceUse>();
        Pods(TopQuestions.Cpu, (use, value) => use with { Cpu = use.Cpu + value });
        Pods(TopQuestions.Memory, (use, value) => use with { Memory = use.Memory + value });
        Pods(TopQuestions.CpuRequests, (use, value) => use with { CpuRequest = (use.CpuRequest ?? 0) + value });
        Pods(TopQuestions.MemoryRequests, (use, value) => use with { MemoryRequest = (use.MemoryRequest ?? 0) + value });
        Pods(TopQuestions.MemoryLimits, (use, value) => use with { MemoryLimit = (use.MemoryLimit ?? 0) + value });
        if (answers[TopQuestions.Memory].Count == 0)
        {
            Change(TopQuestions.ProcessCpu, series => new(series["namespace"], "", series["job"]), (use, value) => use with { Cpu = use.Cpu + value });
            Change(TopQuestions.ProcessMemory, series => new(series["namespace"], "", series["job"]), (use, value) => use with { Memory = use.Memory + value });
        }

        var nodes = questions.SkipWhile(question => question != TopQuestions.NodeCpu).SelectMany(question => answers[question]).Select(series => series["node"]).Where(node => node.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new([.. users.Values.OrderByDescending(use => use.Memory).ThenBy(use => use.Id)], [.. nodes.Select(Room)]);

        void Pods(Question question, Func<ResourceUse, double, ResourceUse> change) => Change(question, series => owners.OfPod(series["namespace"], series["pod"]), change);

        void Change(Question question, Func<MetricSeries, ComponentId> of, Func<ResourceUse, double, ResourceUse> change)
        {
            foreach (var series in answers[question])
                users[of(series)] = change(users.GetValueOrDefault(of(series)) ?? new ResourceUse(of(series)), series.Last);
        }

        NodeRoom Room(string node)
        {
            double? Of(Question question) => answers[question].FirstOrDefault(series => series["node"] == node)?.Last;
            return new(node, Of(TopQuestions.NodeCpuAllocatable) ?? Of(TopQuestions.NodeCores), Of(TopQuestions.NodeMemoryAllocatable) ?? Of(TopQuestions.NodeMemoryTotal))
            {
                CpuUsed = Of(TopQuestions.NodeCpu),
                MemoryUsed = Of(TopQuestions.NodeMemory),
                CpuRequested = Of(TopQuestions.NodeCpuRequested),
                MemoryRequested = Of(TopQuestions.NodeMemoryRequested),
            };
        }
    }
}
