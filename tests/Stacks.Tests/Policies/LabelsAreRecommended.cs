using Monitoring.Tests.Stacks.Support;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Stacks.Policies;

public sealed class LabelsAreRecommended(StackRuns runs) : Policy(runs)
{
    private static readonly string[] OfAll = ["part-of", "managed-by"];

    private static readonly string[] OfTools = ["name", "instance", "component", "part-of", "managed-by"];

    [Theory]
    [InlineData("Service", "prometheus", "name")]
    [InlineData("ConfigMap", "prometheus-config", "component")]
    [InlineData("ClusterRole", "monitoring-prometheus", "instance")]
    [InlineData("Namespace", "monitoring", "part-of")]
    public void A_missing_label_is_found(string kind, string name, string label) =>
        Finds(label, kind, name, body => ((JObject)body["metadata"]!["labels"]!).Remove($"app.kubernetes.io/{label}"));

    [Fact]
    public void Pods_without_the_labels_are_found() =>
        Finds("its pods", "Deployment", "grafana", body => ((JObject)body.SelectToken("spec.template.metadata.labels")!).Remove("app.kubernetes.io/component"));

    [Fact]
    public void An_object_that_is_labelled_as_part_of_something_else_is_found() =>
        Finds("part-of", "Service", "prometheus", body => body["metadata"]!["labels"]!["app.kubernetes.io/part-of"] = "shop");

    protected override IEnumerable<string> Violations(StackRecord stack)
    {
        foreach (var item in stack.Objects)
        {
            foreach (var label in Missing(item.Labels, IsShared(item) ? OfAll : OfTools))
                yield return $"{item.Id} has no label app.kubernetes.io/{label}.";
            if (item.Labels.GetValueOrDefault("app.kubernetes.io/part-of", "monitoring") != "monitoring")
                yield return $"{item.Id} has another part-of than 'monitoring'.";
        }

        foreach (var pod in stack.Pods)
            foreach (var label in Missing(pod.Labels, OfTools))
                yield return $"{pod.Owner.Id}: its pods have no label app.kubernetes.io/{label}.";
    }

    private static IEnumerable<string> Missing(Dictionary<string, string> labels, string[] wanted) =>
        wanted.Where(label => string.IsNullOrEmpty(labels.GetValueOrDefault($"app.kubernetes.io/{label}")));

    private static bool IsShared(StackResource item) => item.Kind is "Namespace" or "PriorityClass" || item.ObjectName == "deny-all";
}
