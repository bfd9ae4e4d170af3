using System.Collections.Immutable;
using Monitoring.Compile;
using Monitoring.Describe;
using Monitoring.Prometheus;

namespace Monitoring.BlackboxExporter;

/// <summary>Compiles blackbox.yml: the ways to ask, by the names that probes give.</summary>
public static class BlackboxConfig
{
    /// <summary>Directory of <see cref="File"/> and <see cref="AuthorityFile"/> in the pod.</summary>
    public const string Directory = "/config";

    public const string File = "blackbox.yml";

    /// <summary>The certificate of the stack's own authority.</summary>
    public const string AuthorityFile = "ca.crt";

    /// <summary>In the cluster, where pages about health need no log-in.</summary>
    public static readonly WebLogin InCluster = new($"{Directory}/{AuthorityFile}");

    /// <summary>Answers of an application that works; "not found" is what a router says when nobody is behind it.</summary>
    private static readonly ImmutableArray<int> AnswersOfAnApplication = [200, 201, 202, 204, 206, 301, 302, 303, 307, 308, 400, 401, 403, 405, 406, 415];

    /// <summary>The text of blackbox.yml.</summary>
    /// <param name="own">How the stack's own programs are asked over TLS; null where none of them speaks it.</param>
    public static string Compile(WebLogin? own) => Yaml.Write(new YamlMap
    {
        ["modules"] = new YamlMap
        {
            [Probe.Http] = Http(new YamlMap()),
            [Probe.Own] = own is null ? null : Http(new YamlMap { ["tls_config"] = ScrapeConfig.LoginTls(own), ["basic_auth"] = ScrapeConfig.LoginPassword(own) }),
            [Probe.Reachable] = Http(new YamlMap
            {
                ["valid_status_codes"] = AnswersOfAnApplication.ToArray(),
                ["follow_redirects"] = false,
                ["tls_config"] = new YamlMap { ["insecure_skip_verify"] = true },
            }),
            ["tcp_connect"] = new YamlMap { ["prober"] = "tcp", ["tcp"] = OverIp4First(new YamlMap()) },
            ["tls_connect"] = new YamlMap { ["prober"] = "tcp", ["tcp"] = OverIp4First(new YamlMap { ["tls"] = true }) },
            ["grpc_health"] = new YamlMap { ["prober"] = "grpc", ["grpc"] = OverIp4First(new YamlMap()) },
        },
    });

    private static YamlMap Http(YamlMap options) => new() { ["prober"] = "http", ["http"] = OverIp4First(options) };

    /// <summary>The exporter would try IPv6 first, which many clusters resolve and do not route.</summary>
    private static YamlMap OverIp4First(YamlMap options)
    {
        options["preferred_ip_protocol"] = "ip4";
        return options;
    }
}
