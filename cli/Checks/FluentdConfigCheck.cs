using Monitoring.Cli.Tools;
using Monitoring.Fluentd;
using Monitoring.Settings;

namespace Monitoring.Cli.Checks;

internal sealed class FluentdConfigCheck : ICheck
{
    public string Title => "Fluentd's configuration loses no record";

    public async Task<CheckOutcome> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        if (await context.RunAsync() is not { Plan.FluentdFiles: { } files } run)
            return CheckOutcome.NotReached;
        if (files.IsEmpty)
            return CheckOutcome.NotLookedAt("logs are not collected");

        var problems = FluentdLint.Check(files).Select(problem => problem with { Where = $"{run.Stack}/fluentd/{problem.Where}" }).ToList();
        if (problems.Count > 0)
            return CheckOutcome.Of(problems);
        if (context.Tools.Find("fluentd") is not { } fluentd)
            return CheckOutcome.Of([], $"{files.Count} files; without their dry run, because fluentd is not installed");

        using var folder = new ScratchFolder();
        foreach (var (name, text) in files)
            folder.Write(name, text);
        var result = await fluentd.RunAsync(folder.FullPath, cancellation, "--dry-run", "--no-supervisor", "-c", FluentdConfig.Main);
        if (result.Succeeded)
            return CheckOutcome.Of([], $"{files.Count} files and their dry run");
        // That of a distribution has few of the plug-ins; which ones the image has is known to the lint.
        if (result.Lines.FirstOrDefault(line => line.Contains("Unknown", StringComparison.Ordinal) && line.Contains("plugin", StringComparison.Ordinal)) is not null)
            return CheckOutcome.Of([], $"{files.Count} files; without their dry run, because this machine's fluentd lacks plug-ins of the image");
        return CheckOutcome.Of([Problem.Error($"{run.Stack}/fluentd/{FluentdConfig.Main}", result.Lines.LastOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase)) ?? "The dry run failed without a word.")]);
    }
}
