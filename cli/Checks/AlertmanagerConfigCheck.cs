using Monitoring.Cli.Tools;
using Monitoring.Settings;

namespace Monitoring.Cli.Checks;

internal sealed class AlertmanagerConfigCheck : ICheck
{
    private const string File = "alertmanager.yml";

    public string Title => "alertmanager.yml loads in Alertmanager";

    public async Task<CheckOutcome> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        if (await context.RunAsync() is not { Plan: { } plan } run)
            return CheckOutcome.NotReached;
        if (context.Tools.Find("amtool") is not { } amtool)
            return CheckOutcome.WithoutTool("amtool");

        using var folder = new ScratchFolder();
        folder.Write(File, plan.AlertmanagerYaml);
        var result = await amtool.RunAsync(folder.FullPath, cancellation, "check-config", File);
        return CheckOutcome.Of(result.Succeeded ? [] : [Problem.Error($"{run.Stack}/{File}", string.Join(' ', result.Lines.Select(l => l.Trim())))]);
    }
}
