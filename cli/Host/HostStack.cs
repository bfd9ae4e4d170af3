using System.Collections.Immutable;
using System.Net;
using Monitoring.Cli.Stacks;
using Monitoring.Describe;
using Monitoring.Host;
using Monitoring.OnCall;
using Monitoring.Prometheus;
using Monitoring.Settings;
using Monitoring.Stacks;
using Monitoring.Stacks.Host;
using Monitoring.Stacks.Settings;
using Monitoring.Systems.CockroachDb;
using Monitoring.Systems.Etcd;
using Monitoring.Systems.Nats;

namespace Monitoring.Cli.Host;

/// <summary>A stack as this host runs it: its settings, and what is compiled from them and from what was found here.</summary>
/// <param name="Settings">The settings, with what a host has no use for switched off.</param>
/// <param name="Plan">The compiled configuration.</param>
/// <param name="Bundle">Its files.</param>
/// <param name="Warnings">What is worth knowing.</param>
internal sealed record HostStack(MonitoringSettings Settings, MonitoringPlan Plan, HostBundle Bundle, ImmutableArray<Problem> Warnings)
{
    /// <summary>Directory, below that of the secrets, with what the cluster's API server is shown.</summary>
    public const string ClusterDirectory = "cluster";

    /// <summary>Longest interval here: a few targets on loopback cost nothing, and somebody waits for them.</summary>
    private static readonly Duration LongestInterval = Duration.Seconds(15);

    /// <summary>API server of the cluster that is watched; null for none.</summary>
    public Uri? Cluster { get; init; }

    /// <summary>Compiles a stack for this host.</summary>
    /// <exception cref="ProblemsException">The stack, or a source, has an error.</exception>
    public static HostStack Compile(StackRunner runner, HostOptions options, HostFolder folder, IEnumerable<HostProgram> programs, ImmutableArray<FoundSystem> found)
    {
        var run = runner.Read(options.Stack);
        if (run.Settings is null)
            throw new ProblemsException([.. run.Problems]);
        var login = options.Kubeconfig is { } file ? ClusterLogin.Read(file, options.Context) : null;
        login?.Write(Path.Combine(folder.Secrets, ClusterDirectory));
        var settings = Widen(Adapt(run.Settings, options, found), folder);
        var plan = MonitoringPlan.Create(settings, run.Sources, options.Stack, new HostPlacement
        {
            HostName = Environment.MachineName,
            SecretsDirectory = folder.Secrets,
            Ports = programs.ToImmutableSortedDictionary(program => program.Name, program => program.Port + options.PortOffset, StringComparer.Ordinal),
            Found = found.Where(system => system.System is not null).GroupBy(system => system.System!, StringComparer.Ordinal)
                .ToImmutableSortedDictionary(group => group.Key, group => group.Select(system => system.Address).ToImmutableArray(), StringComparer.Ordinal),
            Cluster = login is null ? null : new OutsideAccess(login.Server, options.Direct) { WithCertificate = login.Token is null },
            Web = options.Listen is { } listen ? new WebFiles(folder, IPAddress.Parse(listen)).Web : null,
            Others = [.. found.Where(system => system.System is null).Select(system => system.Address)],
        });
        var problems = plan.Problems.Concat(MissingSecrets(settings, options, folder)).ToList();
        if (problems.Exists(problem => problem.Level == ProblemLevel.Error))
            throw new ProblemsException([.. problems]);
        return new HostStack(settings, plan, HostBundle.Compile(plan, options.Stack), [.. problems]) { Cluster = login?.Server };
    }

    private static MonitoringSettings Adapt(MonitoringSettings settings, HostOptions options, ImmutableArray<FoundSystem> found)
    {
        var etcd = Of(EtcdSystem.Name);
        var nats = Of(NatsSystem.Name);
        var cockroach = Of(CockroachDbSystem.Name);
        return settings with
        {
            Prometheus = settings.Prometheus with { ScrapeInterval = Shorter(settings.Prometheus.ScrapeInterval), EvaluationInterval = Shorter(settings.Prometheus.EvaluationInterval) },
            Baseline = settings.Baseline with { Enabled = false },
            Logging = settings.Logging with { Enabled = false },
            Tracing = settings.Tracing with { Enabled = false },
            OnCall = options.TellNobody ? new OnCallSettings() : settings.OnCall,
            Etcd = options.Kubeconfig is not null && etcd.Count == 0 ? settings.Etcd : settings.Etcd with { Enabled = etcd.Count > 0, Members = etcd.Count },
            Nats = options.Kubeconfig is not null && nats.Count == 0 ? settings.Nats : settings.Nats with { Enabled = nats.Count > 0, Servers = nats.Count, MetricPrefix = nats.FirstOrDefault()?.Prefix is { } prefix and not "gnatsd" ? prefix : "" },
            Cockroachdb = options.Kubeconfig is not null && cockroach.Count == 0 ? settings.Cockroachdb : settings.Cockroachdb with { Enabled = cockroach.Count > 0, Nodes = cockroach.Count },
        };

        List<FoundSystem> Of(string system) => [.. found.Where(one => one.System == system)];
    }

    private static MonitoringSettings Widen(MonitoringSettings settings, HostFolder folder) => settings with
    {
        Prometheus = settings.Prometheus with
        {
            Jobs = settings.Prometheus.Jobs.SetItems(Widened.Read(folder).Keys.Select(job => KeyValuePair.Create(job, settings.Prometheus.Jobs.GetValueOrDefault(job, new()) with { Keep = KeptMetrics.All, SeriesBudget = null }))),
        },
    };

    private static Duration Shorter(Duration interval) => interval < LongestInterval ? interval : LongestInterval;

    private static IEnumerable<Problem> MissingSecrets(MonitoringSettings settings, HostOptions options, HostFolder folder) =>
        settings.OnCall.RequiredSecrets().Select(key => Path.Combine(folder.Secrets, OnCallSecrets.FileOf(key))).Where(file => !File.Exists(file)).Select(file => Problem.Error(
            file, $"The stack '{options.Stack}' tells people about alerts, and needs what belongs into this file, readable by you alone (mode 0600). Or start it with --tell-nobody."));
}
