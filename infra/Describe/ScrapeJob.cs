using System.Collections.Immutable;
using Monitoring.Settings;

namespace Monitoring.Describe;

/// <summary>One scrape job: where its targets come from, how they are reached, and what becomes a label.</summary>
/// <param name="Name">Value of the <c>job</c> label; rules and dashboards select by it.</param>
/// <param name="Discovery">Where targets come from.</param>
public sealed record ScrapeJob(string Name, Discovery Discovery)
{
    /// <summary>HTTP path; default <c>/metrics</c>.</summary>
    public string Path { get; init; } = "/metrics";

    /// <summary>Parameters of the request, each once.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Parameters { get; init; } = [];

    /// <summary>
    /// True for targets that answer with Prometheus' Go library: since its 1.24 they leave out what <c>name[]</c> does not name, and before that they do not look at it.
    /// Then <see cref="AskedNames"/> follow from the scrape list.
    /// </summary>
    public bool AnswersByName { get; init; }

    /// <summary>Metrics that the request asks for, by their name without <c>_bucket</c>, <c>_sum</c> and <c>_count</c>; empty asks for all.</summary>
    public ImmutableArray<string> AskedNames { get; init; } = [];

    /// <summary>
    /// True to store each histogram as one series, a native histogram with the bounds that the target says, instead of one for each bucket. Expressions then name the
    /// metric without <c>_bucket</c>, and its catalogue has to say so, too: <c>"histograms": "native"</c>.
    /// </summary>
    public bool NativeHistograms { get; init; }

    /// <summary><c>http</c> or <c>https</c>.</summary>
    public string Scheme { get; init; } = "http";

    /// <summary>Null takes the global interval.</summary>
    public Duration? Interval { get; init; }

    /// <summary>True to send Prometheus' own ServiceAccount token.</summary>
    public bool WithServiceAccountToken { get; init; }

    /// <summary>How the target's certificate is checked; ignored for http, and where <see cref="Certificate"/> or <see cref="Authority"/> brings an authority of its own.</summary>
    public TlsCheck Tls { get; init; } = TlsCheck.ClusterCertificateAuthority;

    /// <summary>For https targets that ask who scrapes them; null where the token, or nothing, is enough.</summary>
    public ClientCertificate? Certificate { get; init; }

    /// <summary>For https targets with certificates of an authority of their own that ask nobody for one; null where <see cref="Certificate"/> or <see cref="Tls"/> says it.</summary>
    public CertificateAuthority? Authority { get; init; }

    /// <summary>For https targets that people open too, and that ask for a password; null for all others.</summary>
    public WebLogin? Login { get; init; }

    /// <summary>True when labels that the target reports win over the target's own (kube-state-metrics speaks about other objects).</summary>
    public bool HonorLabels { get; init; }

    /// <summary>False when samples get the time of the scrape, even where the target says when they were taken.</summary>
    public bool HonorTimestamps { get; init; } = true;

    /// <summary>
    /// Most series that all targets of the job store together. Prometheus has no such limit; it refuses the scrapes of a target that alone has more, and an alert tells of
    /// a job that has used 80 %. Leave room: what is refused is refused whole.
    /// </summary>
    public required int SeriesBudget { get; init; }

    /// <summary>Most labels a series may have.</summary>
    public int LabelLimit { get; init; } = 40;

    /// <summary>Most targets the job may find; above it the whole job fails, which protects against a wrong selector.</summary>
    public int TargetLimit { get; init; } = 1000;

    /// <summary>Largest response accepted, uncompressed.</summary>
    public ByteSize BodySizeLimit { get; init; } = ByteSize.Mebibytes(32);

    /// <summary>Which targets stay and what labels they get.</summary>
    public ImmutableArray<RelabelRule> Relabel { get; init; } = [];

    /// <summary>Which series stay and what labels they get, after the scrape.</summary>
    public ImmutableArray<RelabelRule> MetricRelabel { get; init; } = [];

    /// <summary>Which series are stored, see <see cref="Metrics.Lists.ScrapeLists"/>; all of them only where nobody can know what will be looked at.</summary>
    public KeptMetrics Keep { get; init; } = KeptMetrics.Used;

    /// <summary>
    /// Pods that this job scrapes and that also carry the generic annotations: the generic jobs skip them, so no target is scraped twice.
    /// </summary>
    public ImmutableArray<PodClaim> Claims { get; init; } = [];

    /// <summary>True for jobs that find targets by annotation: they skip every pod that another job claims.</summary>
    public bool YieldsToClaims { get; init; }

    /// <summary>
    /// True for jobs that scrape pods of other jobs too, but another port of them: <see cref="ClaimedLabel"/> is <c>true</c> on such pods when
    /// <see cref="Relabel"/> begins.
    /// </summary>
    public bool SeesClaims { get; init; }

    /// <summary>See <see cref="SeesClaims"/>; Prometheus forgets labels of this beginning before it scrapes.</summary>
    public const string ClaimedLabel = "__tmp_claimed";

    /// <summary>Who is called; null when the peer cannot be named in advance.</summary>
    public Peer? Target { get; init; }

    /// <summary>Ports that are called on <see cref="Target"/>; empty means any.</summary>
    public ImmutableArray<NetworkPort> TargetPorts { get; init; } = [];
}
