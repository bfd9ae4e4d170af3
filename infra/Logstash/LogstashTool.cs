using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Fluentd;
using Monitoring.Logging;
using Monitoring.Workloads;

namespace Monitoring.Logstash;

/// <summary>Describes Logstash. Its edges to destinations come from the destinations of all other descriptions.</summary>
public sealed class LogstashTool(LogstashSettings settings, string @namespace) : IDescribed
{
    public const string Name = "logstash";
    public const string InputPortName = "https";
    public const int InputPort = 8080;
    public const string ApiPortName = "api";
    public const int ApiPort = 9600;
    public const string MetricsPortName = "metrics";
    public const int MetricsPort = 9198;

    /// <summary>Who may hand in logs.</summary>
    public const string User = "fluentd";

    /// <summary>Environment variable with the password of <see cref="User"/>, here and at the senders.</summary>
    public const string PasswordVariable = "LOGSTASH_PASSWORD";

    /// <summary>Key of that password among the destination's secrets.</summary>
    public const string PasswordKey = "password";

    public LogstashSettings Settings { get; } = settings;

    public Workload Workload { get; } = new(Name, @namespace, "logging");

    /// <summary>Address from inside the cluster.</summary>
    public string Url => $"https://{Workload.ServiceHost}:{InputPort}";

    public Description Describe() => new(Name)
    {
        Workload = Workload,
        ServiceUrl = Url,
        ScrapeJobs = [ToolJobs.For(Workload, MetricsPortName, MetricsPort, seriesBudget: 5_000)],
        RuleFiles = [Name],
        Dashboards = new DashboardFolder(Name, "Logstash"),
        LogDestination = Destination,
    };

    /// <summary>The calls that Logstash makes because destinations are there.</summary>
    public ImmutableArray<NetworkEdge> EdgesTo(IEnumerable<LogDestination> destinations) =>
        [.. destinations.Select(destination => new NetworkEdge(Peer.Workload(Workload.Name), destination.Target, [destination.Port], $"delivers logs to {destination.Name}"))];

    /// <summary>Environment variables of the pods that pipelines may use.</summary>
    public static IReadOnlySet<string> VariablesOf(IEnumerable<LogDestination> destinations) =>
        destinations.SelectMany(destination => destination.Variables.Keys).Append(PasswordVariable).ToImmutableHashSet(StringComparer.Ordinal);

    private LogDestination Destination => new(Name)
    {
        Relays = true,
        Target = Peer.Workload(Name),
        Port = InputPort,
        Variables = ImmutableSortedDictionary<string, string>.Empty.Add(PasswordVariable, PasswordKey),
        Fluentd = new FluentdSection("store")
        {
            Parameters =
            [
                new("@type", "http"),
                new("endpoint", $"{Url}/"),
                new("json_array", "true"),
                new("open_timeout", "10"),
                // Longer than the five seconds after which a Logstash whose queue is full says so.
                new("read_timeout", "60"),
                new("tls_ca_cert_path", $"{DestinationSecret.Directory(Name)}/ca.crt"),
                // All that can pass: a password that is being changed, a full queue, a pod that is not there. Anything else would be refused for ever.
                new("retryable_response_codes", "401,404,408,429,500,502,503,504"),
            ],
            Sections =
            [
                new FluentdSection("format") { Parameters = [new("@type", "json")] },
                new FluentdSection("auth")
                {
                    Parameters = [new("method", "basic"), new("username", User), new("password", $"\"#{{ENV['{PasswordVariable}']}}\"")],
                },
            ],
        },
        Logstash = new LogstashPlugin("http")
        {
            Options = LogstashPlugin.OptionsOf(
                ("url", $"{Url}/"),
                ("http_method", "post"),
                ("format", "json_batch"),
                ("user", User),
                ("password", $"${{{PasswordVariable}}}"),
                ("ssl_certificate_authorities", new[] { $"{DestinationSecret.Directory(Name)}/ca.crt" })),
        },
    };
}
