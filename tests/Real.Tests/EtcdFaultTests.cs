using Monitoring.Dashboards;
using Monitoring.PromQl;
using Monitoring.Rules;
using Monitoring.Stacks.Settings;
using Monitoring.Systems.Etcd;
using Monitoring.Tests.Real.Etcd;
using Monitoring.Tests.Real.Pipeline;
using Monitoring.Tests.Real.Processes;
using Monitoring.Tests.Real.Rendering;
using Xunit;

namespace Monitoring.Tests.Real;

/// <summary>Real etcd members are scraped as compiled, and their failures raise the alerts that are meant for them and no others.</summary>
public sealed class EtcdFaultTests
{
    /// <summary>Longer than the hastened alerts wait, with some scrapes on top: what has not fired by then does not.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(12);

    private static readonly EtcdSettings Settings = new() { Enabled = true, Members = 3, Extensive = true };

    [SkippableFact]
    public async Task A_lost_member_is_a_warning_a_lost_quorum_a_page_and_both_end_with_the_fault()
    {
        await using var cluster = await EtcdCluster.StartAsync(3);
        await using var watch = await WatchAsync(Settings with { Port = cluster.Port }, cluster);
        await watch.HastenAsync("EtcdMemberDown", "EtcdNoQuorum", "EtcdNoLeader", "EtcdLeaderChangesOften", "EtcdProposalsFailing");
        await Task.Delay(Quiet);
        Assert.Empty(await watch.FiringAsync());

        var followers = new List<EtcdProcess>();
        foreach (var member in cluster.Members)
            if (!await member.LeadsAsync())
                followers.Add(member);
        await followers[0].KillAsync();
        await watch.FireAsync("EtcdMemberDown");
        await Task.Delay(Quiet);
        Assert.Equal(["EtcdMemberDown"], await watch.FiringAsync());

        await followers[1].KillAsync();
        await watch.FireAsync("EtcdMemberDown", "EtcdNoQuorum");
        await Task.Delay(Quiet);
        Assert.Equal(["EtcdMemberDown", "EtcdNoQuorum"], await watch.FiringAsync());

        await followers[0].StartAsync();
        await followers[1].StartAsync();
        await watch.FireAsync();
    }

    [SkippableFact]
    public async Task Every_metric_of_rules_and_panels_is_one_that_members_expose()
    {
        await using var cluster = await EtcdCluster.StartAsync(3);
        await using var watch = await WatchAsync(Settings with { Port = cluster.Port }, cluster);

        var rules = watch.Sources.RuleFiles.Where(file => file.Path.StartsWith("alert-rules/etcd", StringComparison.Ordinal))
            .SelectMany(file => RuleFile.Parse(file).Groups).SelectMany(group => group.Rules).Select(rule => PromQlReferences.Of(rule.Expression));
        var panels = watch.Sources.Dashboards.Where(file => file.Path.StartsWith("dashboards/etcd/", StringComparison.Ordinal))
            .SelectMany(file => Dashboard.Parse(file).Panels).SelectMany(panel => panel.Targets).Select(target => PromQlReferences.Of(target.Expression!, PromQlDialect.Grafana));
        var metrics = rules.Concat(panels).SelectMany(references => references.Metrics).Where(name => name != "ALERTS" && !name.Contains(':', StringComparison.Ordinal)).Distinct().ToList();

        Assert.InRange(metrics.Count, 25, 100);
        foreach (var metric in metrics)
            await watch.HoldsAsync($"the members expose {metric}", $"{metric}{{job=\"etcd\", namespace=\"kube-system\", pod=\"etcd-0\", node=\"node-0\"}}");
        foreach (var member in cluster.Members)
            Assert.Equal([], CatalogueContradictions.Of("etcd", await Exposition.OfAsync(member)));
    }

    [SkippableFact]
    public async Task A_member_that_asks_for_a_certificate_is_scraped_with_the_one_that_is_mounted()
    {
        using var certificates = new SignedCertificates(EtcdCluster.Address(0));
        await using var cluster = await EtcdCluster.StartWithTlsAsync(certificates);
        await using var watch = await WatchAsync(
            new() { Enabled = true, Members = 1, Metrics = EtcdMetrics.Tls, ClientCertificate = "etcd-client", Port = cluster.Port }, cluster, certificates);
        await watch.HoldsAsync("the member has a leader", "etcd_server_has_leader{job=\"etcd\"} == 1");
    }

    private static async Task<StackWatch> WatchAsync(EtcdSettings settings, EtcdCluster cluster, SignedCertificates? certificates = null)
    {
        var targets = new Dictionary<string, IEnumerable<PodTarget>> { [EtcdSystem.Name] = cluster.Targets };
        var watch = await StackWatch.StartAsync(new MonitoringSettings { Etcd = settings }, "Etcd", targets, certificates);
        await watch.HoldsAsync("every member is scraped", $"etcd:members:up == {cluster.Members.Length} and etcd:members:up == etcd:members:expected");
        return watch;
    }
}
