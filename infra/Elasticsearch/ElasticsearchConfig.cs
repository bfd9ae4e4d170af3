using Monitoring.Compile;

namespace Monitoring.Elasticsearch;

/// <summary>Compiles elasticsearch.yml.</summary>
public static class ElasticsearchConfig
{
    /// <summary>Directory of the certificate, below that of the configuration.</summary>
    public const string Certificates = "certs";

    public static string Compile(ElasticsearchTool tool)
    {
        var several = tool.Settings.Nodes > 1;
        return Yaml.Write(new YamlMap
        {
            ["cluster.name"] = tool.Workload.Namespace,
            ["node.name"] = "${POD_NAME}",
            ["network.host"] = "0.0.0.0",
            ["network.publish_host"] = "${POD_IP}",
            ["readiness.port"] = ElasticsearchTool.ReadinessPort,
            ["node.store.allow_mmap"] = tool.Settings.MemoryMap != MemoryMapping.Off,
            // "single-node" skips the search for others; a cluster finds its first master by what bootstrap.sh adds.
            ["discovery.type"] = several ? null : "single-node",
            ["discovery.seed_hosts"] = several ? new[] { tool.NodesService } : null,
            ["xpack.security.enabled"] = true,
            ["xpack.security.enrollment.enabled"] = false,
            ["xpack.security.authc.realms.file.setup.order"] = 0,
            ["xpack.security.authc.realms.native.users.order"] = 1,
            ["xpack.security.http.ssl"] = Tls(verification: null),
            // Nodes are found by address; any certificate of the stack's authority will do between them.
            ["xpack.security.transport.ssl"] = Tls(verification: "certificate"),
            // Neither machine learning nor databases of places: both take memory, and the latter calls the Internet.
            ["xpack.ml.enabled"] = false,
            ["ingest.geoip.downloader.enabled"] = false,
            ["s3.client.default"] = S3(tool.Settings.Snapshots),
        });
    }

    private static YamlMap S3(ElasticsearchSnapshotSettings settings) => new()
    {
        ["region"] = settings.Region.Length == 0 ? null : settings.Region,
        ["endpoint"] = settings.Endpoint.Length == 0 ? null : settings.Endpoint,
        // Services beside Amazon's seldom have a host name per bucket.
        ["path_style_access"] = settings.Endpoint.Length == 0 ? null : true,
    };

    private static YamlMap Tls(string? verification) => new()
    {
        ["enabled"] = true,
        ["verification_mode"] = verification,
        ["key"] = $"{Certificates}/tls.key",
        ["certificate"] = $"{Certificates}/tls.crt",
        ["certificate_authorities"] = new[] { $"{Certificates}/ca.crt" },
    };
}
