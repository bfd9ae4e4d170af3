using System.Globalization;
using Monitoring.Certificates;
using Monitoring.Settings;

namespace Monitoring.Zipkin;

/// <summary>Zipkin's configuration as environment variables.</summary>
public static class ZipkinEnvironment
{
    /// <summary>Directory of what lets Zipkin and its job into Elasticsearch.</summary>
    public const string AccessDirectory = "/access";

    /// <summary>File with user and password, in Java's notation; Zipkin reads it again when it changes.</summary>
    public const string CredentialsFile = "zipkin.properties";

    /// <summary>File with the authority by which Elasticsearch is checked.</summary>
    public const string TrustStoreFile = "authority.p12";

    /// <summary>Directory of Zipkin's own certificate.</summary>
    public const string CertificateDirectory = "/certificate";

    /// <summary>Variable with the password of the key store.</summary>
    public const string KeyStorePassword = "ARMERIA_SSL_KEYSTOREPASSWORD";

    /// <summary>Options of the JVM that make it check Elasticsearch's certificate.</summary>
    public const string TrustOptions = $"-Djavax.net.ssl.trustStore={AccessDirectory}/{TrustStoreFile} -Djavax.net.ssl.trustStoreType=PKCS12";

    public static SortedDictionary<string, string> Of(ZipkinTool tool)
    {
        var heap = $"-Xms{Mebibytes(tool.Settings.Heap)}m -Xmx{Mebibytes(tool.Settings.Heap)}m -XX:+ExitOnOutOfMemoryError";
        var variables = tool.Storage is { } storage
            ? new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["STORAGE_TYPE"] = "elasticsearch",
                ["ES_HOSTS"] = storage.Url,
                ["ES_CREDENTIALS_FILE"] = $"{AccessDirectory}/{CredentialsFile}",
                ["ES_CREDENTIALS_REFRESH_INTERVAL"] = "60",
                // The set-up job has made them: one shard instead of five, and an end.
                ["ES_ENSURE_TEMPLATES"] = "false",
                ["JAVA_OPTS"] = $"{heap} {TrustOptions}",
            }
            : new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["STORAGE_TYPE"] = "mem",
                ["MEM_MAX_SPANS"] = SpansIn(tool.Settings.Heap).ToString(CultureInfo.InvariantCulture),
                ["JAVA_OPTS"] = heap,
            };
        if (tool.LogsUrl.Length > 0)
            variables["ZIPKIN_UI_LOGS_URL"] = tool.LogsUrl;
        foreach (var (name, value) in Tls)
            variables[name] = value;
        return variables;
    }

    /// <summary>
    /// The server inside Zipkin has no variables of Zipkin's own for TLS; these are its properties <c>armeria.ports[0].port</c>,
    /// <c>armeria.ssl.key-store</c> and so on in Spring's spelling for the environment. The port's list is replaced whole, so the number is said again.
    /// </summary>
    private static readonly KeyValuePair<string, string>[] Tls =
    [
        new("ARMERIA_PORTS_0_PORT", ZipkinTool.HttpsPort.ToString(CultureInfo.InvariantCulture)),
        new("ARMERIA_PORTS_0_PROTOCOLS_0", "https"),
        new("ARMERIA_SSL_ENABLED", "true"),
        new("ARMERIA_SSL_KEYSTORE", $"{CertificateDirectory}/{JavaKeyStore.File}"),
        new("ARMERIA_SSL_KEYSTORETYPE", "PKCS12"),
    ];

    /// <summary>Zipkin's own rule of thumb: a kibibyte per span, beside 100 MiB for itself, of which small heaps have only half.</summary>
    private static long SpansIn(ByteSize heap) => Math.Max(Mebibytes(heap) - 100, Mebibytes(heap) / 4) * 1000;

    private static long Mebibytes(ByteSize size) => size.Bytes >> 20;
}
