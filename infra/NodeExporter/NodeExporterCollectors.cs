using System.Collections.Immutable;
using Monitoring.Metrics.Lists;

namespace Monitoring.NodeExporter;

/// <summary>Tells the node exporter which of its collectors somebody reads; the others would do their work on every node for nobody.</summary>
internal static class NodeExporterCollectors
{
    /// <summary>Beginnings of names, each with the collector that makes them (node exporter 1.12); the longest one that fits counts.</summary>
    private static readonly ImmutableSortedDictionary<string, string> Makers = new Dictionary<string, string>
    {
        ["node_arp_"] = "arp",
        ["node_bonding_"] = "bonding",
        ["node_boot_time_seconds"] = "stat",
        ["node_context_switches_total"] = "stat",
        ["node_cpu_"] = "cpu",
        ["node_cpu_frequency_"] = "cpufreq",
        ["node_cpu_scaling_"] = "cpufreq",
        ["node_disk_"] = "diskstats",
        ["node_dmi_"] = "dmi",
        ["node_edac_"] = "edac",
        ["node_entropy_"] = "entropy",
        ["node_filefd_"] = "filefd",
        ["node_filesystem_"] = "filesystem",
        ["node_forks_total"] = "stat",
        ["node_intr_total"] = "stat",
        ["node_load"] = "loadavg",
        ["node_md_"] = "mdadm",
        ["node_memory_"] = "meminfo",
        ["node_netstat_"] = "netstat",
        ["node_network_"] = "netclass",
        ["node_network_receive_"] = "netdev",
        ["node_network_transmit_"] = "netdev",
        ["node_network_transmit_queue_length"] = "netclass",
        ["node_nf_conntrack_"] = "conntrack",
        ["node_nvme_"] = "nvme",
        ["node_os_"] = "os",
        ["node_pressure_"] = "pressure",
        ["node_procs_"] = "stat",
        ["node_rapl_"] = "rapl",
        ["node_schedstat_"] = "schedstat",
        ["node_sockstat_"] = "sockstat",
        ["node_softnet_"] = "softnet",
        ["node_time_"] = "time",
        ["node_timex_"] = "timex",
        ["node_udp_queues"] = "udp_queues",
        ["node_uname_info"] = "uname",
        ["node_vmstat_"] = "vmstat",
        ["node_xfs_"] = "xfs",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>The collectors that the job's list needs; null when that is not certain.</summary>
    public static ImmutableArray<string>? Needed(ScrapeList? list)
    {
        if (list is null)
            return null;
        var makers = list.NamesOf("node").Where(name => !name.StartsWith("node_exporter_", StringComparison.Ordinal))
            .Select(name => ScrapeList.IsLiteral(name) ? Makers.Keys.Where(start => name.StartsWith(start, StringComparison.Ordinal)).MaxBy(start => start.Length) : null).ToList();
        return makers.Contains(null) ? null : [.. makers.OfType<string>().Select(start => Makers[start]).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>The switches; all that the exporter starts by itself, but those that are known to cost more than they tell, where it is not certain.</summary>
    public static IEnumerable<string> Flags(ScrapeList? list) => Needed(list) is { } needed
        ? ["--collector.disable-defaults", .. needed.Select(collector => $"--collector.{collector}")]
        : ["--no-collector.wifi", "--no-collector.hwmon", "--no-collector.btrfs"];
}
