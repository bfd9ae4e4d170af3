using Monitoring.Cli.Tools;
using Monitoring.Settings;

namespace Monitoring.Cli.Checks;

internal sealed class RuleFilesCheck : ICheck
{
    public string Title => "rule files load in Prometheus";

    public async Task<CheckOutcome> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        if (await context.RunAsync() is not { Plan: { RuleFiles.IsEmpty: false } plan } run)
            return CheckOutcome.NotReached;
        if (context.Tools.Find("promtool") is not { } promtool)
            return CheckOutcome.WithoutTool("promtool");

        var files = plan.Baseline is { } baseline ? plan.RuleFiles.AddRange(baseline.RuleFiles) : plan.RuleFiles;
        using var folder = new ScratchFolder();
        foreach (var (name, yaml) in files)
            folder.Write(name, yaml);
        var result = await promtool.RunAsync(folder.FullPath, cancellation, ["check", "rules", "--lint=all", "--lint-fatal", .. files.Keys]);
        return CheckOutcome.Of(result.Succeeded ? [] : Failures(result, run.Stack), $"{files.Count} files");
    }

    private static IEnumerable<Problem> Failures(ToolResult result, string stack) => result.Lines
        .Where(l => !l.StartsWith("Checking ", StringComparison.Ordinal) && !l.Contains("SUCCESS", StringComparison.Ordinal) && l.Trim() != "FAILED:")
        .Select(l => Problem.Error($"{stack}/rules", l.Trim()));
}
