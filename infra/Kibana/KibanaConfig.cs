using Monitoring.Compile;
using Monitoring.Elasticsearch.Setup;

namespace Monitoring.Kibana;

/// <summary>Compiles kibana.yml. Passwords and keys stand in a second file of the same form, which comes from a Secret.</summary>
public static class KibanaConfig
{
    /// <summary>Directory of kibana.yml inside the pod.</summary>
    public const string Directory = "/etc/kibana";

    /// <summary>Directory of the file with the secrets inside the pod.</summary>
    public const string SecretDirectory = "/etc/kibana-secrets";

    /// <summary>Directory of the certificates inside the pod.</summary>
    public const string Certificates = "/etc/kibana-certificates";

    /// <summary>File beside the secrets: the authority that signed Elasticsearch's certificate.</summary>
    public const string AuthorityFile = "elasticsearch.crt";

    /// <summary>Name of both files.</summary>
    public const string File = "kibana.yml";

    /// <param name="tool">The tool that it configures.</param>
    /// <param name="elasticsearch">Address of Elasticsearch.</param>
    public static string Compile(KibanaTool tool, string elasticsearch) => Yaml.Write(new YamlMap
    {
        ["server.name"] = tool.Workload.Name,
        ["server.host"] = "0.0.0.0",
        ["server.port"] = KibanaTool.Port,
        ["server.publicBaseUrl"] = tool.Settings.Ingress.Url is { Length: > 0 } url ? url : null,
        ["server.ssl.enabled"] = true,
        ["server.ssl.certificate"] = $"{Certificates}/tls.crt",
        ["server.ssl.key"] = $"{Certificates}/tls.key",
        ["elasticsearch.hosts"] = new[] { elasticsearch },
        ["elasticsearch.username"] = ElasticsearchUser.Kibana.Name,
        ["elasticsearch.ssl.certificateAuthorities"] = new[] { $"{SecretDirectory}/{AuthorityFile}" },
        ["elasticsearch.ssl.verificationMode"] = "full",
        // Nothing is fetched from outside or told to it: the network policy would only make Kibana wait.
        ["telemetry.optIn"] = false,
        ["telemetry.allowChangingOptInStatus"] = false,
        ["newsfeed.enabled"] = false,
        ["map.includeElasticMapsService"] = false,
        ["xpack.fleet.isAirGapped"] = true,
    });

    /// <summary>The file with the secrets.</summary>
    /// <param name="password">Password of <see cref="ElasticsearchUser.Kibana"/>.</param>
    /// <param name="keys">One key of at least 32 characters for each name in <see cref="EncryptionKeys"/>, in their order.</param>
    internal static string Secrets(string password, IEnumerable<string> keys)
    {
        var map = new YamlMap { ["elasticsearch.password"] = password };
        foreach (var (name, key) in EncryptionKeys.Zip(keys))
            map[name] = key;
        return Yaml.Write(map);
    }

    /// <summary>Settings that Kibana makes up anew at every start when they are missing; people were logged out, and what is encrypted was lost.</summary>
    internal static readonly string[] EncryptionKeys = ["xpack.encryptedSavedObjects.encryptionKey", "xpack.reporting.encryptionKey", "xpack.security.encryptionKey"];
}
