using Monitoring.Tests.Stacks.Support;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Stacks.Policies;

public sealed class ServicesReachPods(StackRuns runs) : Policy(runs)
{
    [Fact]
    public void A_service_without_pods_is_found() =>
        Finds("no pods", "Service", "prometheus", body => body["spec"]!["selector"]!["app.kubernetes.io/name"] = "promethius");

    [Fact]
    public void A_port_that_no_container_declares_is_found() =>
        Finds("'wbe'", "Service", "prometheus", body => body["spec"]!["ports"]![0]!["targetPort"] = "wbe");

    [Fact]
    public void A_protocol_that_differs_is_found() =>
        Finds("'web'", "Service", "prometheus", body => body["spec"]!["ports"]![0]!["protocol"] = "UDP");

    [Fact]
    public void A_selector_that_misses_its_own_pods_is_found() =>
        Finds("its own pods", "Deployment", "grafana", body => body["spec"]!["selector"]!["matchLabels"]!["app.kubernetes.io/name"] = "other");

    [Fact]
    public void A_set_behind_a_service_that_is_not_there_is_found() =>
        Finds("'nobody'", "StatefulSet", "alertmanager", body => body["spec"]!["serviceName"] = "nobody");

    protected override IEnumerable<string> Violations(StackRecord stack) =>
        stack.OfKind("Service").SelectMany(service => OfService(service, stack)).Concat(stack.Pods.SelectMany(pod => OfWorkload(pod.Owner, pod, stack)));

    private static IEnumerable<string> OfService(StackResource service, StackRecord stack)
    {
        var selector = StackResource.LabelsAt(service.Body, "spec.selector");
        var pods = stack.Pods.Where(pod => pod.Owner.Namespace == service.Namespace && selector.All(pod.Labels.Contains)).ToList();
        if (selector.Count == 0 || pods.Count != 1)
            yield return $"{service.Id} selects {(pods.Count == 0 ? "no pods" : "the pods of several workloads")}.";
        foreach (var port in service.Body["spec"]!["ports"]!)
            foreach (var pod in pods.Where(pod => !pod.Containers.Any(container => Declares(container, port))))
                yield return $"{service.Id} leads to port '{port["targetPort"]}', which {pod.Owner.Id} does not declare.";
    }

    private static bool Declares(JObject container, JToken servicePort) => container.SelectTokens("ports[*]").Any(port =>
        (string?)port["name"] == (string?)servicePort["targetPort"] && ((string?)port["protocol"] ?? "TCP") == ((string?)servicePort["protocol"] ?? "TCP"));

    private static IEnumerable<string> OfWorkload(StackResource owner, PodTemplate pod, StackRecord stack)
    {
        // The selector of a job is the cluster's own.
        if (owner.Kind is "Job" or "CronJob")
            yield break;
        var selector = StackResource.LabelsAt(owner.Body, "spec.selector.matchLabels");
        if (selector.Count == 0 || !selector.All(pod.Labels.Contains))
            yield return $"{owner.Id} does not select its own pods.";
        if (owner.Kind == "StatefulSet" && !stack.OfKind("Service").Any(service => service.ObjectName == owner.Text("spec.serviceName") && service.Namespace == owner.Namespace))
            yield return $"{owner.Id} stands behind the service '{owner.Text("spec.serviceName")}', which the stack does not make.";
    }
}
