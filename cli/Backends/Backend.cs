using Monitoring.Host;

namespace Monitoring.Cli.Backends;

/// <summary>A place that keeps one of the signals, or shows it to people. A contributed backend is another entry here and a client behind its signal's interface.</summary>
/// <param name="Name">As options, variables, the configuration file and <c>pulumi stack output addresses</c> call it: <c>prometheus</c>.</param>
/// <param name="Title">As messages call it.</param>
internal sealed record Backend(string Name, string Title)
{
    public static Backend Prometheus { get; } = new("prometheus", "Prometheus") { OnHost = HostProgram.Prometheus };

    public static Backend Alertmanager { get; } = new("alertmanager", "Alertmanager") { OnHost = HostProgram.Alertmanager };

    public static Backend Elasticsearch { get; } = new("elasticsearch", "Elasticsearch") { Readers = [new("operator", "kibana-operator-password"), new("developer", "kibana-developer-password")] };

    public static Backend Zipkin { get; } = new("zipkin", "Zipkin");

    public static Backend Grafana { get; } = new("grafana", "Grafana") { OnHost = HostProgram.Grafana, Readers = [new("admin", "grafana-admin-password")] };

    public static Backend Kibana { get; } = new("kibana", "Kibana");

    public static IReadOnlyList<Backend> All { get; } = [Prometheus, Alertmanager, Elasticsearch, Zipkin, Grafana, Kibana];

    /// <summary>The program of <c>./monitor up</c> that serves it; null where none does.</summary>
    public HostProgram? OnHost { get; init; }

    /// <summary>Who may read there, the most powerful first; the first whose password the caller may read is taken.</summary>
    public IReadOnlyList<BackendReader> Readers { get; init; } = [];

    /// <summary>Start of its environment variables: <c>MONITOR_PROMETHEUS</c>, followed by <c>_URL</c>, <c>_USER</c>, <c>_PASSWORD_FILE</c>, <c>_AUTHORITY</c>.</summary>
    public string Variable => $"MONITOR_{Name.ToUpperInvariant()}";
}
