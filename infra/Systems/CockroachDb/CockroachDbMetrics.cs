using System.Collections.Immutable;

namespace Monitoring.Systems.CockroachDb;

/// <summary>
/// What of the 2,400 metrics of a node stays. Most of its series are buckets of the 200 histograms, of which eight answer what people ask first.
/// </summary>
public static class CockroachDbMetrics
{
    private static readonly string[] Histograms =
    [
        "exec_latency", "liveness_heartbeatlatency", "raft_process_(command|log)commit_latency", "round_trip_latency",
        "sql_(conn|service)_latency", "storage_wal_fsync_latency",
    ];

    private static readonly string[] Others =
    [
        "admission_io_overload",
        "build_timestamp",
        "capacity(_available|_reserved|_used)?",
        "changefeed_(emitted_bytes|emitted_messages|error_retries|failures|max_behind_nanos|running)",
        "clock_offset_(mean|stddev)nanos",
        "exec_(error|success)",
        "intent(age|bytes|count)",
        "jobs_(backup|changefeed|restore)_(currently_paused|currently_running|resume_completed|resume_failed)",
        "leases_(epoch|error|expiration|leader|success|transfers_error|transfers_success)",
        "liveness_(epochincrements|heartbeatfailures|heartbeatsuccesses|livenodes)",
        "queue_(consistency|gc|lease|merge|raftlog|raftsnapshot|replicagc|replicate|split|tsmaintenance)_(pending|process_failure)",
        "range_(adds|merges|removes|splits)",
        "ranges(_decommissioning|_overreplicated|_unavailable|_underreplicated)?",
        "rebalancing_(cpunanospersecond|lease_transfers|queriespersecond|range_rebalances)",
        "replicas(_leaders|_leaders_not_leaseholders|_leaseholders|_quiescent)?",
        "requests_slow_(distsender|latch|lease|raft)",
        "rocksdb_(block_cache_hits|block_cache_misses|block_cache_usage|compactions|estimated_pending_compaction|num_sstables|read_amplification)",
        "schedules_BACKUP_(failed|last_completed_time|succeeded)",
        "seconds_until_enterprise_license_expiry",
        "security_certificate_expiration_(ca|client_ca|node|node_client|ui|ui_ca)",
        "sql_(ddl|delete|distsql_contended_queries|failure|full_scan|insert|query|query_started|select|statement_timeout|txn_abort|txn_begin|txn_commit|txn_contended|txn_rollback|update)_count",
        "sql_(conn_failures|conns|mem_root_current|new_conns|statements_active|txns_open)",
        "storage_(disk_io_time|disk_read_bytes|disk_read_count|disk_slow|disk_stalled|disk_write_bytes|disk_write_count|l0_num_files|l0_sublevels|write_stall_nanos|write_stalls)",
        "sys_.+",
        "txn_restarts_(asyncwritefailure|readwithinuncertainty|serializable|txnaborted|txnpush|unknown|writetooold)",
        "txnwaitqueue_deadlocks_total",
    ];

    /// <summary>Regular expressions, one of which has to match the whole name of a series.</summary>
    public static ImmutableArray<string> Kept { get; } = [.. Histograms.Select(name => $"{name}_(bucket|count|sum)"), .. Others];
}
