using System.Collections.Immutable;
using System.Globalization;
using Monitoring.Cli.Backends.Metrics;

namespace Monitoring.Cli.Doctor;

/// <summary>What Prometheus' words about a failed scrape mean, and what helps.</summary>
internal static class ScrapeErrors
{
    // The first that fits is taken.
    private static readonly ImmutableArray<(string Words, string Change)> Known =
    [
        ("connection refused", "nobody listens on that port: correct the port (annotation prometheus.io/port, or the setting of the system), or switch metrics on in the program"),
        ("context deadline exceeded", "nothing came in time: a NetworkPolicy, a firewall or a dead node swallows the packets, or the target is slower than the time-out"),
        ("no route to host", "the address is gone: a node or a pod that has just ended, or no network between"),
        ("no such host", "the name does not exist: correct it in the settings"),
        ("connection reset by peer", "a sidecar that admits only mutual TLS breaks plain connections: let the agent merge metrics (prometheus.istio.io/merge-metrics: \"true\"), or permit the port in a PeerAuthentication"),
        ("EOF", "the connection was closed without an answer: the port speaks another protocol (https? a sidecar with mutual TLS?)"),
        ("server gave HTTP response to HTTPS client", "the target speaks plain HTTP: annotation prometheus.io/scheme: http"),
        ("malformed HTTP response", "the target speaks TLS, or no HTTP at all: annotation prometheus.io/scheme: https"),
        ("x509", "the certificate is not trusted, or has another name, or is over: see the settings of the system for its authority"),
        ("status 401", "it asks for a log-in that Prometheus does not have"),
        ("status 403", "it refuses Prometheus' account: the ClusterRole is missing or too small (`./monitor preflight`), or a policy of the mesh"),
        ("status 404", "there is nothing at that path: annotation prometheus.io/path"),
        ("sample limit exceeded", "it has more series than the job may bring: find what grew, or raise prometheus.jobs.<job>.seriesBudget"),
        ("body size limit exceeded", "its answer is larger than the job may read: find what grew"),
        ("target_limit exceeded", "the job finds more targets than it may: its selector is too wide"),
        ("label_limit exceeded", "a series has too many labels: correct the program"),
        ("out of bounds", "its clock, or the times that it writes, are wrong"),
        ("expected", "what it answers are no metrics: the path is wrong (annotation prometheus.io/path), or the port"),
    ];

    /// <summary>What helps against an error.</summary>
    public static string Change(string error) =>
        Known.FirstOrDefault(known => error.Contains(known.Words, StringComparison.OrdinalIgnoreCase)).Change ?? "the words are the target's or the network's own; ask it yourself from the same place";

    /// <summary>Broken when none answers. Some of many that do not are worth a word, and prove nothing about the rest.</summary>
    public static Finding Judge(IReadOnlyCollection<MetricTarget> targets)
    {
        var down = targets.Where(target => !target.IsUp).ToList();
        if (down.Count == 0)
            return Finding.Fine(string.Create(CultureInfo.InvariantCulture, $"all {targets.Count}"));
        var first = down.FirstOrDefault(target => target.Error.Length > 0) ?? down[0];
        if (first.LastScrape is null)
            return Finding.Unknown($"{first.Address} has not been asked yet; it is new");
        var what = string.Create(CultureInfo.InvariantCulture, $"{down.Count} of {targets.Count} do not; {first.Address}: {first.Error}");
        return down.Count == targets.Count ? Finding.Broken(what, Change(first.Error)) : Finding.Unknown(what, Change(first.Error));
    }
}
