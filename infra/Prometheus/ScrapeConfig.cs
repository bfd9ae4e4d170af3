using System.Collections.Immutable;
using System.Globalization;
using Monitoring.Compile;
using Monitoring.Describe;

namespace Monitoring.Prometheus;

/// <summary>Compiles one entry of <c>scrape_configs</c>.</summary>
public static class ScrapeConfig
{
    private const string AccountDirectory = "/var/run/secrets/kubernetes.io/serviceaccount";

    public static YamlMap Compile(ScrapeJob job, PrometheusSettings settings, ImmutableArray<PodClaim> claims)
    {
        ImmutableArray<RelabelRule> relabel =
        [
            .. job.YieldsToClaims ? claims.Select(Yield) : [],
            .. job.SeesClaims ? claims.Except(job.Claims).Select(Mark) : [],
            .. job.Relabel,
        ];
        return new YamlMap
        {
            ["job_name"] = job.Name,
            ["scrape_interval"] = job.Interval?.ToString(),
            ["scrape_timeout"] = job.Interval is { } interval ? PrometheusConfig.ScrapeTimeout(interval).ToString() : null,
            ["params"] = YamlMap.Of(job.Parameters.Select(parameter => KeyValuePair.Create(parameter.Key, new[] { parameter.Value }))),
            ["metrics_path"] = job.Path == "/metrics" ? null : job.Path,
            ["scheme"] = job.Scheme == "http" ? null : job.Scheme,
            ["honor_labels"] = job.HonorLabels ? true : null,
            ["honor_timestamps"] = job.HonorTimestamps ? null : false,
            ["sample_limit"] = settings.SampleLimits.GetValueOrDefault(job.Name, job.SampleLimit),
            ["label_limit"] = job.LabelLimit,
            ["label_name_length_limit"] = 200,
            ["label_value_length_limit"] = 1024,
            ["target_limit"] = job.TargetLimit,
            ["body_size_limit"] = job.BodySizeLimit.ToPrometheus(),
            ["authorization"] = job.WithServiceAccountToken ? new YamlMap { ["credentials_file"] = $"{AccountDirectory}/token" } : null,
            ["tls_config"] = job.Scheme == "https" ? Tls(job) : null,
            ["static_configs"] = job.Discovery is Discovery.Static known ? new[] { new YamlMap { ["targets"] = known.Addresses.ToArray() } } : null,
            ["kubernetes_sd_configs"] = job.Discovery is Discovery.Kubernetes found ? new[] { KubernetesDiscovery(found) } : null,
            ["relabel_configs"] = relabel.Select(Relabelling).ToArray(),
            ["metric_relabel_configs"] = job.MetricRelabel.Select(Relabelling).ToArray(),
        };
    }

    internal static YamlMap KubernetesDiscovery(Discovery.Kubernetes discovery) => new()
    {
        ["role"] = discovery.Role,
        ["namespaces"] = discovery.Namespaces.IsEmpty ? null : new YamlMap { ["names"] = discovery.Namespaces.ToArray() },
        ["selectors"] = discovery.LabelSelector is { } label ? new[] { new YamlMap { ["role"] = discovery.Role, ["label"] = label } } : null,
    };

    internal static YamlMap Relabelling(RelabelRule rule) => new()
    {
        ["source_labels"] = rule.SourceLabels.ToArray(),
        ["separator"] = rule.Separator,
        ["regex"] = rule.Regex,
        ["target_label"] = rule.TargetLabel,
        ["replacement"] = rule.Replacement,
        ["action"] = rule.Action,
    };

    private static YamlMap Tls(ScrapeJob job) => job switch
    {
        { Certificate: { } certificate } => new YamlMap
        {
            ["ca_file"] = $"{PrometheusConfig.CertificateDirectory(certificate)}/ca.crt",
            ["cert_file"] = $"{PrometheusConfig.CertificateDirectory(certificate)}/tls.crt",
            ["key_file"] = $"{PrometheusConfig.CertificateDirectory(certificate)}/tls.key",
            ["server_name"] = certificate.ServerName.Length > 0 ? certificate.ServerName : null,
        },
        { Authority: { } authority } => new YamlMap
        {
            ["ca_file"] = $"{PrometheusConfig.AuthorityDirectory(authority)}/{PrometheusConfig.AuthorityFile}",
            ["server_name"] = authority.ServerName.Length > 0 ? authority.ServerName : null,
        },
        { Tls: TlsCheck.Skip } => new YamlMap { ["insecure_skip_verify"] = true },
        _ => new YamlMap { ["ca_file"] = $"{AccountDirectory}/ca.crt" },
    };

    private static RelabelRule Yield(PodClaim claim) => Relabel.Drop(Pattern(claim), Labels(claim));

    private static RelabelRule Mark(PodClaim claim) => Relabel.Replace(Pattern(claim), "true", ScrapeJob.ClaimedLabel, Labels(claim));

    private static string Pattern(PodClaim claim)
    {
        var value = claim.AnnotatedPort?.ToString(CultureInfo.InvariantCulture) ?? claim.LabelValue;
        return claim.Namespace.Length > 0 ? $"{claim.Namespace};{value}" : value;
    }

    private static string[] Labels(PodClaim claim)
    {
        var label = claim.AnnotatedPort is null
            ? $"__meta_kubernetes_pod_label_{Discovery.Kubernetes.Sanitized(claim.LabelName)}"
            : "__meta_kubernetes_pod_annotation_prometheus_io_port";
        return claim.Namespace.Length > 0 ? ["__meta_kubernetes_namespace", label] : [label];
    }
}
