using System.Collections.Immutable;

namespace Monitoring.Questions;

/// <summary>All questions, with the verb of <c>./monitor</c> that asks them. What they read is stored: this list counts like a dashboard.</summary>
public static class QuestionList
{
    /// <summary>The history of alerts, for the verb that judges them.</summary>
    public static Question FiringAlerts { get; } = new("firing alerts", """ALERTS{alertstate="firing", alertname!="Watchdog"}""");

    /// <summary>How far back the memory reaches.</summary>
    public static Question Oldest { get; } = new("oldest sample", """min(prometheus_tsdb_lowest_timestamp_seconds{job="prometheus"})""") { Unit = QuestionUnit.Time };

    public static ImmutableArray<(string Verb, Question Question)> All { get; } =
    [
        .. Of("components", RegistryQuestions.Wanted, RegistryQuestions.Ready, RegistryQuestions.Owners, RegistryQuestions.Series),
        .. Of("status", StatusQuestions.Restarts, StatusQuestions.FailingProbes, StatusQuestions.Probes, StatusQuestions.LastDeploy, StatusQuestions.Requests, StatusQuestions.Errors, StatusQuestions.Latency),
        .. Of("top", TopQuestions.Cpu, TopQuestions.Memory, TopQuestions.CpuRequests, TopQuestions.MemoryRequests, TopQuestions.MemoryLimits, TopQuestions.ProcessCpu, TopQuestions.ProcessMemory),
        .. Of("top", TopQuestions.NodeCpu, TopQuestions.NodeCores, TopQuestions.NodeMemory, TopQuestions.NodeMemoryTotal),
        .. Of("top", TopQuestions.NodeCpuAllocatable, TopQuestions.NodeMemoryAllocatable, TopQuestions.NodeCpuRequested, TopQuestions.NodeMemoryRequested),
        .. Of("alerts quality", FiringAlerts, Oldest),
        .. Of("metrics", [.. GoldenSignals.OfPods, .. GoldenSignals.OfNode, .. GoldenSignals.OfTargets, .. GoldenSignals.OfProcesses, .. GoldenSignals.OfJobs.Values.SelectMany(signals => signals)]),
    ];

    private static IEnumerable<(string Verb, Question Question)> Of(string verb, params Question[] questions) => questions.Select(question => (verb, question));
}
