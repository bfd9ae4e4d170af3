using System.Globalization;

namespace Monitoring.Cli.Doctor.Steps;

/// <summary>Is it there, and does it run?</summary>
internal sealed class PodsRun : IDoctorStep<ComponentQuestion>
{
    public string Title => "its pods run";

    public async Task<Finding> LookAsync(Patient patient, ComponentQuestion question, CancellationToken cancellation)
    {
        if (await patient.PodsAsync(question, cancellation) is not { } pods)
            return Finding.Unknown(patient.Signals.Cluster is null ? "there is no cluster to ask" : "you may not list pods there; -n names a namespace of yours");
        if (pods.IsEmpty)
        {
            var all = await patient.PodsInAsync(question.Namespaces is [var only] ? only : "", cancellation);
            return Finding.Broken($"no pod is called so{Monitoring.Settings.Nearest.Suggestion(question.Pattern.Text, all?.SelectMany(pod => pod.Names).Distinct() ?? [])}", "deploy it, scale it up from 0, or ask for its right name and namespace");
        }

        var unready = pods.Where(pod => !pod.IsReady).ToList();
        return unready.Count == 0 ? Finding.Fine(string.Create(CultureInfo.InvariantCulture, $"{pods.Length} ready"))
            : unready.Count < pods.Length ? Finding.Unknown(string.Create(CultureInfo.InvariantCulture, $"{unready.Count} of {pods.Length} are not ready; {unready[0]}: {unready[0].Trouble}"))
            : Finding.Broken($"none is ready; {unready[0]}: {unready[0].Trouble}", $"`kubectl -n {unready[0].Namespace} describe pod {unready[0].Name}`");
    }
}
