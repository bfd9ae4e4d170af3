using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Monitoring.Cli.Components;
using Monitoring.Questions;

namespace Monitoring.Cli.Metrics;

/// <summary>What there is to look at of a component.</summary>
internal static class ComponentSignals
{
    private const string NodeExporter = "node-exporter";

    /// <summary>What one looks at first.</summary>
    public static IEnumerable<SignalQuery> Golden(Component component) => GoldenOf(component).DistinctBy(question => question.Name)
        .Select(question => new SignalQuery(component.Id, question.Name, Fill(question, component), question.Unit));

    /// <summary>One metric: counters as rates, everything else as it is.</summary>
    public static SignalQuery Of(Component component, string metric)
    {
        var selector = $"{metric}{{{Selector(component)}}}";
        return metric.EndsWith("_total", StringComparison.Ordinal) || metric.EndsWith("_count", StringComparison.Ordinal) || metric.EndsWith("_sum", StringComparison.Ordinal)
            ? new(component.Id, metric, $"rate({selector}[5m])", QuestionUnit.PerSecond)
            : new(component.Id, metric, selector, metric.EndsWith("_bytes", StringComparison.Ordinal) ? QuestionUnit.Bytes : metric.EndsWith("_seconds", StringComparison.Ordinal) ? QuestionUnit.Seconds : QuestionUnit.Count);
    }

    /// <summary>An expression of one's own, in which <c>$namespace</c>, <c>$name</c>, <c>$pods</c> and <c>$job</c> mean the component.</summary>
    public static SignalQuery OfExpression(Component component, string expression) => new(component.Id, expression, Fill(new("expr", expression), component), QuestionUnit.Count);

    private static ImmutableArray<Question> GoldenOf(Component component)
    {
        if (component.Id.Kind == "node")
            return GoldenSignals.OfNode;
        var ofJobs = component.Jobs.SelectMany(job => job == NodeExporter && component.Id.Kind.Length == 0 ? GoldenSignals.OfNode : GoldenSignals.OfJobs.GetValueOrDefault(job, []));
        return component.Id.Kind.Length > 0 ? [.. GoldenSignals.OfPods, .. ofJobs] : [.. ofJobs, .. GoldenSignals.OfProcesses, .. GoldenSignals.OfTargets];
    }

    private static string Fill(Question question, Component component) => question.For(
        ("namespace", IsNamed(component) ? ".*" : Regex.Escape(component.Id.Namespace)),
        ("name", Regex.Escape(component.Id.Name)),
        ("node", Regex.Escape(component.Id.Kind == "node" ? component.Id.Name : component.Id.Namespace)),
        ("pods", PodNames.PatternOf(component.Id)),
        ("job", string.Join('|', component.Jobs.Select(Regex.Escape))));

    private static string Selector(Component component) => component.Id switch
    {
        { Kind: "node" } node => $"node=\"{node.Name}\"",
        { Kind: "" } when IsNamed(component) => $"instance=\"{component.Id.Name}\"",
        { Kind: "" } => $"namespace=\"{component.Id.Namespace}\", job=~\"{string.Join('|', component.Jobs.Select(Regex.Escape)).Replace("\\", "\\\\", StringComparison.Ordinal)}\"",
        _ => $"namespace=\"{component.Id.Namespace}\", pod=~\"{PodNames.PatternOf(component.Id).Replace("\\", "\\\\", StringComparison.Ordinal)}\"",
    };

    /// <summary>Addresses that somebody named to <c>up</c> bear no namespace.</summary>
    private static bool IsNamed(Component component) => component.Jobs.SequenceEqual([PodOwners.OtherJob]);
}
