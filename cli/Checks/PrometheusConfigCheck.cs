using Monitoring.Cli.Tools;
using Monitoring.Settings;

namespace Monitoring.Cli.Checks;

internal sealed class PrometheusConfigCheck : ICheck
{
    private const string File = "prometheus.yml";

    public string Title => "prometheus.yml loads in Prometheus";

    public async Task<CheckOutcome> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        if (await context.RunAsync() is not { Plan: { } plan } run)
            return CheckOutcome.NotReached;
        if (context.Tools.Find("promtool") is not { } promtool)
            return CheckOutcome.WithoutTool("promtool");

        // Certificates and tokens that the file names exist in the pod only.
        using var folder = new ScratchFolder();
        folder.Write(File, plan.PrometheusYaml);
        var result = await promtool.RunAsync(folder.FullPath, cancellation, "check", "config", "--syntax-only", File);
        return CheckOutcome.Of(result.Succeeded ? [] : [Problem.Error($"{run.Stack}/{File}", string.Join(' ', result.Lines.Select(l => l.Trim())))]);
    }
}
