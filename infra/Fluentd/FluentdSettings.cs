using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Monitoring.Settings;
using Monitoring.Workloads;

namespace Monitoring.Fluentd;

/// <summary>What Fluentd collects on each node, and what it may use.</summary>
public sealed partial record FluentdSettings : IValidatedSettings
{
    [Setting("Collects the logs of every node. Off, a collector of yours has to send them to the same places.")]
    public bool Enabled { get; init; } = true;

    [Setting("What the pod on each node asks for and may use.")]
    public ResourceSettings Resources { get; init; } = ResourceSettings.Of(cpu: 100, memory: 200, memoryLimit: 512);

    [Setting("Space on each node's disk for logs that could not be sent yet. When it is full, reading waits; nothing is dropped before the node itself removes old log files.", Min = "64Mi", Max = "64Gi")]
    public ByteSize Buffer { get; init; } = ByteSize.Gibibytes(1);

    [Setting("Most lines a second that a node reads of all namespaces without a limit of their own. Their log files get equal shares, so that a chatty one waits for its turn and takes nothing from the others.", Min = "100", Max = "200000")]
    public int LinesPerSecond { get; init; } = 20_000;

    [Setting("Most lines a second that a node reads of single namespaces, by name. What is above waits in the node's log files, and is lost when they are rotated away first.", Example = "{ \"load-tests\": 500 }")]
    public ImmutableSortedDictionary<string, int> NamespaceLinesPerSecond { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    [Setting("Namespaces of which nothing is collected.", Example = "[\"scratch\"]")]
    public ImmutableArray<string> ExcludedNamespaces { get; init; } = [];

    [Setting("Units of the node's journal that are collected. Empty where nodes keep none under /var/log/journal.")]
    public ImmutableArray<string> JournalUnits { get; init; } = ["containerd.service", "kubelet.service"];

    [Setting("Labels by which the pods of build systems are known; their logs are kept apart.")]
    public ImmutableArray<string> BuildLabels { get; init; } = ["build.knative.dev/buildName", "tekton.dev/taskRun", "kaniko"];

    public IEnumerable<Problem> Validate(SettingsContext context)
    {
        foreach (var name in NamespaceLinesPerSecond.Keys.Concat(ExcludedNamespaces).Where(name => !NamespaceName().IsMatch(name)))
            yield return Problem.Error(context.Key(ExcludedNamespaces.Contains(name) ? "excludedNamespaces" : "namespaceLinesPerSecond"), $"'{name}' is no name of a namespace: lower-case letters, digits and '-'.");
        foreach (var (name, lines) in NamespaceLinesPerSecond.Where(limit => limit.Value is < 1 or > 200_000))
            yield return Problem.Error(context.Key("namespaceLinesPerSecond"), $"The limit {lines} of '{name}' is not between 1 and 200000 lines; leave a namespace out with excludedNamespaces.");
        foreach (var unit in JournalUnits.Where(unit => !UnitName().IsMatch(unit)))
            yield return Problem.Error(context.Key("journalUnits"), $"'{unit}' is no name of a unit, such as 'kubelet.service'.");
        foreach (var label in BuildLabels.Where(label => !LabelName().IsMatch(label)))
            yield return Problem.Error(context.Key("buildLabels"), $"'{label}' is no name of a label, such as 'tekton.dev/taskRun'.");
    }

    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9-]*[a-z0-9])?\z")]
    private static partial Regex NamespaceName();

    [GeneratedRegex(@"\A[A-Za-z0-9:_.@-]+\.[a-z]+\z")]
    private static partial Regex UnitName();

    [GeneratedRegex(@"\A([a-z0-9.-]+/)?[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?\z")]
    private static partial Regex LabelName();
}
