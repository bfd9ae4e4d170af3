using System.Globalization;

namespace Monitoring.Cli.Doctor.Steps;

/// <summary>Is there somebody who reads on each of its nodes?</summary>
internal sealed class FluentdRunsOnNodes : IDoctorStep<ComponentQuestion>
{
    public string Title => "Fluentd runs on its nodes";

    public async Task<Finding> LookAsync(Patient patient, ComponentQuestion question, CancellationToken cancellation)
    {
        var fluentd = patient.Plan.InCluster.Select(description => description.Workload).FirstOrDefault(workload => workload?.Name == "fluentd");
        if (fluentd is null)
            return Finding.Unknown("the stack has no Fluentd of its own");
        if (await patient.PodsAsync(question, cancellation) is not { IsEmpty: false } pods || await patient.PodsInAsync(fluentd.Namespace, cancellation) is not { } agents)
            return Finding.Unknown("there is nobody to ask");
        var reading = agents.Where(pod => pod.Labels.GetValueOrDefault("app.kubernetes.io/name") == fluentd.Name).ToLookup(pod => pod.Node);
        var without = pods.Select(pod => pod.Node).Where(node => node.Length > 0).Distinct().Where(node => !reading[node].Any(pod => pod.IsReady)).ToList();
        if (without.Count == 0)
            return Finding.Fine(string.Join(", ", pods.Select(pod => pod.Node).Distinct()));
        var sick = reading[without[0]].FirstOrDefault();
        return Finding.Broken(
            string.Create(CultureInfo.InvariantCulture, $"none is ready on {string.Join(", ", without)}{(sick is null ? "" : $"; {sick.Name}: {sick.Trouble}")}"),
            sick is null ? "the DaemonSet does not come onto the node: taints without toleration, or no room (`kubectl describe daemonset`)" : $"`kubectl -n {fluentd.Namespace} logs {sick.Name}`");
    }
}
