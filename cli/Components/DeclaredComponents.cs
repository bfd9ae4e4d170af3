using System.Collections.Immutable;
using Monitoring.Cli.Backends;
using Monitoring.Cli.Host;
using Monitoring.Cli.Stacks;
using Monitoring.Describe;
using Monitoring.Systems.Kubernetes;
using StackTools = Monitoring.Stacks.Tools;

namespace Monitoring.Cli.Components;

/// <summary>What the stack's own description says will emit metrics.</summary>
internal sealed class DeclaredComponents
{
    private readonly ImmutableDictionary<string, string> _jobs;
    private readonly string _others;

    private DeclaredComponents(ImmutableDictionary<string, string> jobs, string others, ImmutableArray<(ComponentId Id, string Job)> tools) => (_jobs, _others, Tools) = (jobs, others, tools);

    /// <summary>The tools of the stack that have to answer, with a job of each.</summary>
    public ImmutableArray<(ComponentId Id, string Job)> Tools { get; }

    /// <summary>Reads the stack's settings. One that cannot be read declares nothing.</summary>
    public static DeclaredComponents Read(CliContext context, string stack, HostState? here)
    {
        var descriptions = new StackRunner(context).Read(stack).Settings is { } settings ? new StackTools(settings).Describe() : [];
        var jobs = descriptions.SelectMany(description => description.ScrapeJobs.Select(job => (job.Name, Source(description, job))))
            .GroupBy(job => job.Name, job => job.Item2, StringComparer.Ordinal).ToImmutableDictionary(job => job.Key, job => job.First(), StringComparer.Ordinal);
        return new(jobs.SetItem(PodOwners.OtherJob, "up --scrape"), here is null ? "" : "found on this machine",
        [
            .. from description in descriptions
               where description.ScrapeJobs.Length > 0 && (here is null ? description.Workload is not null : here.Find(description.Name) is not null)
               select (here is null ? new ComponentId(description.Workload!.Namespace, "", description.Workload.Name) : new ComponentId(Environment.MachineName, "", description.Name), description.ScrapeJobs[0].Name),
        ]);
    }

    /// <summary>Who declares a scrape job.</summary>
    public string SourceOf(string job) => _jobs.GetValueOrDefault(job) ?? _jobs.GetValueOrDefault(job.EndsWith("-host", StringComparison.Ordinal) ? job[..^"-host".Length] : job, _others);

    private static string Source(Description description, ScrapeJob job) =>
        job.Name == AnnotatedJobs.PodsJob ? "annotations of its pods"
        : job.Name == AnnotatedJobs.Services().Name ? "annotations of its Service"
        : description.Workload is null ? $"watched system {description.Name}"
        : $"tool {description.Name}";
}
