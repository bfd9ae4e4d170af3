using System.Text.RegularExpressions;
using Monitoring.Cli.Tools;
using Monitoring.Logging;
using Monitoring.Logstash;
using Monitoring.Settings;
using Monitoring.Stacks;

namespace Monitoring.Cli.Checks;

internal sealed partial class LogstashPipelinesCheck : ICheck
{
    public string Title => "Logstash's pipelines load";

    public async Task<CheckOutcome> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        if (await context.RunAsync() is not { Plan: { } plan } run)
            return CheckOutcome.NotReached;
        if (plan.LogstashPipelines.IsEmpty)
            return CheckOutcome.NotLookedAt("logs do not pass through Logstash");

        var problems = LogstashLint.Check(plan.LogstashPipelines, LogstashTool.VariablesOf(plan.Logs.Relayed)).Select(problem => problem with { Where = $"{run.Stack}/logstash/{problem.Where}" }).ToList();
        if (problems.Count > 0)
            return CheckOutcome.Of(problems);
        var pipelines = $"{plan.LogstashPipelines.Length} pipelines";
        if (context.Tools.Find("logstash") is not { } logstash)
            return CheckOutcome.Of([], $"{pipelines}; without Logstash's own word, because it is not installed");

        using var folder = new ScratchFolder();
        Write(plan, folder);
        var variables = LogstashTool.VariablesOf(plan.Logs.Relayed).Append("POD_NAME").ToDictionary(name => name, _ => "checked", StringComparer.Ordinal);
        var result = await logstash.With(variables).RunAsync(folder.FullPath, cancellation, "--path.settings", folder.FullPath, "--config.test_and_exit");
        return result.Succeeded
            ? CheckOutcome.Of([], $"{pipelines}, in Logstash too")
            : CheckOutcome.Of([Problem.Error($"{run.Stack}/logstash", result.Lines.FirstOrDefault(line => Complaint().IsMatch(line)) ?? "Logstash refused the pipelines without a word.")]);
    }

    /// <summary>The files of the pod in one folder, with empty ones in the place of certificates: Logstash only asks whether they are there.</summary>
    private static void Write(MonitoringPlan plan, ScratchFolder folder)
    {
        string[] places = [LogstashConfig.PipelineDirectory, LogstashPipelines.Certificates, .. plan.Logs.Relayed.Select(destination => DestinationSecret.Directory(destination.Name))];
        string Here(string text) => places.Aggregate(Data().Replace(text, $"{folder.FullPath}/data"), (rest, place) => rest.Replace(place, folder.FullPath, StringComparison.Ordinal));
        foreach (var (name, text) in plan.LogstashSettings)
            folder.Write(name, Here(text));
        foreach (var pipeline in plan.LogstashPipelines)
            folder.Write($"{pipeline.Name}.conf", Here(pipeline.Text));
        foreach (var certificate in new[] { "tls.crt", "tls.key", "ca.crt" })
            folder.Write(certificate, "");
    }

    [GeneratedRegex($"""(?<=[\s"]){LogstashConfig.DataDirectory}(?=[/\s"])""")]
    private static partial Regex Data();

    [GeneratedRegex("ERROR|FATAL")]
    private static partial Regex Complaint();
}
