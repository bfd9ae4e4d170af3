using System.Globalization;
using System.Text.RegularExpressions;
using Monitoring.Tests.Stacks.Support;

namespace Monitoring.Tests.Stacks.Policies;

/// <summary>Where the configuration of a server says that one of its ports speaks TLS.</summary>
/// <param name="Workload">Name of the workload.</param>
/// <param name="Port">Number of the container's port.</param>
/// <param name="Expected">What the configuration has to say, a regular expression.</param>
/// <param name="Configuration">Where it says so.</param>
internal sealed record TlsProof(string Workload, int Port, string Expected, Func<StackRecord, string> Configuration)
{
    public static readonly TlsProof[] All =
    [
        new("elasticsearch", 9200, "^xpack.security.http.ssl:\n  enabled: true$", File("elasticsearch-config", "elasticsearch.yml")),
        new("elasticsearch", 9300, "^xpack.security.transport.ssl:\n  enabled: true$", File("elasticsearch-config", "elasticsearch.yml")),
        new("elasticsearch-exporter", 9114, "^tls_server_config:\n  cert_file: ", File("elasticsearch-exporter-config", "web.yml")),
        new("fluentd", 24231, "^  port 24231\n(  .+\n)*  <transport tls>\n    cert_path ", File("fluentd-config", "metrics.conf")),
        new("kibana", 5601, "^server.ssl.enabled: true$", File("kibana-config", "kibana.yml")),
        new("logstash", 8080, "^    port => 8080\n(    .+\n)*    ssl_enabled => true$", File("logstash-pipelines", "main.conf")),
        new("logstash", 9600, "^api.ssl.enabled: true$", File("logstash-settings", "logstash.yml")),
        new("zipkin", 9411, "^ARMERIA_PORTS_0_PORT=9411\nARMERIA_PORTS_0_PROTOCOLS_0=https\nARMERIA_SSL_ENABLED=true$", Environment("Deployment", "zipkin")),
        .. new[] { 4317, 4318, 9411, 13133 }.Select(Collector),
    ];

    public bool Holds(StackRecord stack) => Regex.IsMatch(Configuration(stack), Expected, RegexOptions.Multiline);

    private static TlsProof Collector(int port) => new(
        "collector", port, string.Create(CultureInfo.InvariantCulture, $"^ *endpoint: 0.0.0.0:{port}\n *tls:\n *cert_file: "), File("collector-config", "collector.yaml"));

    private static Func<StackRecord, string> File(string map, string file) => stack => (string?)stack.Find("ConfigMap", map).Body["data"]![file] ?? "";

    private static Func<StackRecord, string> Environment(string kind, string name) => stack =>
        string.Join('\n', stack.Container(kind, name)["env"]!.Select(variable => $"{variable["name"]}={variable["value"]}"));
}
