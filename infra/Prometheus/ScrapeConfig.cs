using System.Collections.Immutable;
using System.Globalization;
using Monitoring.Compile;
using Monitoring.Describe;

namespace Monitoring.Prometheus;

/// <summary>Compiles one entry of <c>scrape_configs</c>.</summary>
public static class ScrapeConfig
{
    /// <param name="job">What is scraped.</param>
    /// <param name="claims">Pods that jobs of their own scrape.</param>
    /// <param name="place">Where Prometheus runs; null for a pod.</param>
    public static YamlMap Compile(ScrapeJob job, ImmutableArray<PodClaim> claims, PrometheusPlace? place = null)
    {
        place ??= PrometheusPlace.Pod;
        var proxied = place.Outside?.Proxies(job) == true;
        ImmutableArray<RelabelRule> relabel =
        [
            .. job.Discovery is Discovery.Probes asked ? ThroughExporter(asked) : [],
            .. job.YieldsToClaims ? claims.Select(Yield) : [],
            .. job.SeesClaims ? claims.Except(job.Claims).Select(Mark) : [],
            .. job.Relabel,
            .. place.Outside?.RelabelOf(job) ?? [],
        ];
        return new YamlMap
        {
            ["job_name"] = job.Name,
            ["scrape_interval"] = job.Interval?.ToString(),
            ["scrape_timeout"] = job.Interval is { } interval ? PrometheusConfig.ScrapeTimeout(interval).ToString() : null,
            ["params"] = Parameters(job),
            ["metrics_path"] = job.Path == "/metrics" ? null : job.Path,
            ["scheme"] = job.Scheme == "http" ? null : job.Scheme,
            ["honor_labels"] = job.HonorLabels ? true : null,
            ["honor_timestamps"] = job.HonorTimestamps ? null : false,
            ["convert_classic_histograms_to_nhcb"] = job.NativeHistograms ? true : null,
            ["sample_limit"] = job.SeriesBudget,
            ["label_limit"] = job.LabelLimit,
            ["label_name_length_limit"] = 200,
            ["label_value_length_limit"] = 1024,
            ["target_limit"] = job.TargetLimit,
            ["body_size_limit"] = job.BodySizeLimit.ToPrometheus(),
            ["authorization"] = job.WithServiceAccountToken || proxied ? Account(place) : null,
            ["basic_auth"] = job.Login is { } login ? LoginPassword(login) : null,
            ["tls_config"] = proxied ? Authority(place) : job.Scheme == "https" ? Tls(job, place) : null,
            ["static_configs"] = job.Discovery switch
            {
                Discovery.Static known => new[] { StaticTargets(known) },
                Discovery.Probes probes => [.. probes.All.Select(ProbeTarget)],
                _ => null,
            },
            ["kubernetes_sd_configs"] = job.Discovery is Discovery.Kubernetes found ? new[] { KubernetesDiscovery(found, place) } : null,
            ["relabel_configs"] = relabel.Select(Relabelling).ToArray(),
            ["metric_relabel_configs"] = job.MetricRelabel.Select(Relabelling).ToArray(),
        };
    }

    private static YamlMap Parameters(ScrapeJob job)
    {
        var map = YamlMap.Of(job.Parameters.Select(parameter => KeyValuePair.Create(parameter.Key, new[] { parameter.Value })));
        map["name[]"] = job.AskedNames.ToArray();
        return map;
    }

    internal static YamlMap StaticTargets(Discovery.Static known) => new() { ["targets"] = known.Addresses.ToArray() };

    private static YamlMap ProbeTarget(Probe probe)
    {
        var labels = YamlMap.Of(probe.Labels);
        labels[Discovery.Probes.NameLabel] = probe.Name;
        labels[Discovery.Probes.UrgentLabel] = probe.Urgent ? "true" : null;
        labels["__param_module"] = probe.Module;
        return new YamlMap { ["targets"] = new[] { probe.Address }, ["labels"] = labels };
    }

    /// <summary>The address becomes a parameter of the request, and the exporter the one who is asked.</summary>
    private static RelabelRule[] ThroughExporter(Discovery.Probes probes) =>
        [Relabel.Copy("__address__", "__param_target"), Relabel.Copy("__address__", "instance"), Relabel.Set("__address__", probes.Exporter)];

    internal static YamlMap KubernetesDiscovery(Discovery.Kubernetes discovery, PrometheusPlace place) => new()
    {
        ["api_server"] = place.Outside?.ApiServer.GetLeftPart(UriPartial.Authority),
        ["authorization"] = place.Outside is null ? null : Account(place),
        ["tls_config"] = place.Outside is null ? null : Authority(place),
        ["role"] = discovery.Role,
        ["namespaces"] = discovery.Namespaces.IsEmpty ? null : new YamlMap { ["names"] = discovery.Namespaces.ToArray() },
        ["selectors"] = discovery.LabelSelector is { } label ? new[] { new YamlMap { ["role"] = discovery.Role, ["label"] = label } } : null,
    };

    /// <summary>One step of relabelling.</summary>
    public static YamlMap Relabelling(RelabelRule rule) => new()
    {
        ["source_labels"] = rule.SourceLabels.ToArray(),
        ["separator"] = rule.Separator,
        ["regex"] = rule.Regex,
        ["modulus"] = rule.Modulus > 0 ? rule.Modulus : null,
        ["target_label"] = rule.TargetLabel,
        ["replacement"] = rule.Replacement,
        ["action"] = rule.Action,
    };

    private static YamlMap? Account(PrometheusPlace place) =>
        place.Outside is { WithCertificate: true } ? null : new() { ["credentials_file"] = $"{place.AccountDirectory}/token" };

    private static YamlMap Authority(PrometheusPlace place) => new()
    {
        ["ca_file"] = $"{place.AccountDirectory}/ca.crt",
        ["cert_file"] = place.Outside is { WithCertificate: true } ? $"{place.AccountDirectory}/tls.crt" : null,
        ["key_file"] = place.Outside is { WithCertificate: true } ? $"{place.AccountDirectory}/tls.key" : null,
    };

    /// <summary>Whose certificate is accepted.</summary>
    internal static YamlMap LoginTls(WebLogin login) => new() { ["ca_file"] = login.AuthorityFile, ["server_name"] = login.ServerName };

    /// <summary>The password that is shown; null where nobody asks for one.</summary>
    internal static YamlMap? LoginPassword(WebLogin login) => login.PasswordFile is null ? null : new() { ["username"] = login.User, ["password_file"] = login.PasswordFile };

    private static YamlMap Tls(ScrapeJob job, PrometheusPlace place) => job switch
    {
        { Login: { } login } => LoginTls(login),
        { Certificate: { } certificate } => new YamlMap
        {
            ["ca_file"] = $"{place.DirectoryOf(certificate)}/ca.crt",
            ["cert_file"] = $"{place.DirectoryOf(certificate)}/tls.crt",
            ["key_file"] = $"{place.DirectoryOf(certificate)}/tls.key",
            ["server_name"] = certificate.ServerName.Length > 0 ? certificate.ServerName : null,
        },
        { Authority: { } authority } => new YamlMap
        {
            ["ca_file"] = $"{place.DirectoryOf(authority)}/{PrometheusConfig.AuthorityFile}",
            ["server_name"] = authority.ServerName.Length > 0 ? authority.ServerName : null,
        },
        { Tls: TlsCheck.Skip } => new YamlMap { ["insecure_skip_verify"] = true },
        _ => Authority(place),
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
