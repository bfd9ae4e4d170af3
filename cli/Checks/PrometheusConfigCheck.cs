using Monitoring.Cli.Tools;
using Monitoring.Settings;
using Monitoring.Stacks;

namespace Monitoring.Cli.Checks;

internal sealed class PrometheusConfigCheck : ICheck
{
    public string Title => "prometheus.yml loads in Prometheus";

    public async Task<CheckOutcome> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        if (await context.RunAsync() is not { Plan: { } plan } run)
            return CheckOutcome.NotReached;
        if (context.Tools.Find("promtool") is not { } promtool)
            return CheckOutcome.WithoutTool("promtool");

        using var folder = new ScratchFolder();
        var problems = new List<Problem>();
        foreach (var (file, yaml) in Files(plan))
        {
            folder.Write(file, yaml);
            // Certificates and tokens that the file names exist in the pod only.
            var result = await promtool.RunAsync(folder.FullPath, cancellation, "check", "config", "--syntax-only", file);
            if (!result.Succeeded)
                problems.Add(Problem.Error($"{run.Stack}/{file}", string.Join(' ', result.Lines.Select(l => l.Trim()))));
        }

        return CheckOutcome.Of(problems, plan.Baseline is null ? null : "both instances");
    }

    private static IEnumerable<(string File, string Yaml)> Files(MonitoringPlan plan)
    {
        yield return ("prometheus.yml", plan.PrometheusYaml);
        if (plan.Baseline is { } baseline)
            yield return ("prometheus-baseline.yml", baseline.PrometheusYaml);
    }
}
