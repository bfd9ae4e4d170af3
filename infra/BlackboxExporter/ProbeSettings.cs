using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Monitoring.Describe;
using Monitoring.Settings;

namespace Monitoring.BlackboxExporter;

/// <summary>One address that is asked at every scrape.</summary>
public sealed partial record ProbeSettings : IValidatedSettings
{
    [Setting("Name of the probe; alerts and panels show it.", Example = "shop", Pattern = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", PatternText = "lower-case letters, digits and dashes, such as 'shop'")]
    public string Name { get; init; } = "";

    [Setting("What is asked: a URL for the http modules, host:port for the others.", Example = "https://shop.example.com/health")]
    public string Url { get; init; } = "";

    [Setting("How it is asked. http_2xx: a 2xx answer, after redirects, with a certificate from an authority that everybody knows. http_reachable: any answer below 500 but 404, whoever signed the certificate. tcp_connect: a connection. tls_connect: a connection with TLS and a certificate from a known authority. grpc_health: gRPC's health service says SERVING.", Pattern = "http_2xx|http_reachable|tcp_connect|tls_connect|grpc_health", PatternText = "http_2xx, http_reachable, tcp_connect, tls_connect or grpc_health")]
    public string Module { get; init; } = Probe.Http;

    [Setting("True when its failure is critical and somebody is woken; otherwise it is a warning.")]
    public bool Urgent { get; init; }

    [Setting("Labels of its series, for example to route its alerts.", Example = "{ \"team\": \"payments\" }")]
    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The probe that these settings ask for.</summary>
    public Probe AsProbe => new(Name, Url, Module) { Urgent = Urgent, Labels = Labels, Peers = [Peer.OfHost(Probe.UriOf(Url).Host)] };

    public IEnumerable<Problem> Validate(SettingsContext context)
    {
        if (Name.Length == 0)
            yield return Problem.Error(context.Key("name"), "The probe has no name.");
        if (Module.StartsWith("http", StringComparison.Ordinal) ? !IsUrl(Url) : !HostAndPort().IsMatch(Url))
            yield return Problem.Error(context.Key("url"), $"'{Url}' is not what {Module} asks; it is {(Module.StartsWith("http", StringComparison.Ordinal) ? "an http or https URL such as https://shop.example.com/health" : "host:port, such as db.example.com:5432")}.");
        foreach (var label in Labels.Keys.Where(label => !LabelName().IsMatch(label)))
            yield return Problem.Error($"{context.Key("labels")}.{label}", $"'{label}' cannot be a label; letters, digits and underscores make one.");
        foreach (var label in Labels.Keys.Where(Reserved.Contains))
            yield return Problem.Error($"{context.Key("labels")}.{label}", $"The label '{label}' is set by the stack; choose another name.");
    }

    private static readonly ImmutableSortedSet<string> Reserved =
        ["alertname", "cluster", "instance", "job", Discovery.Probes.NameLabel, "severity", "stack", Discovery.Probes.UrgentLabel];

    private static bool IsUrl(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { Scheme: "http" or "https", UserInfo.Length: 0 };

    [GeneratedRegex(@"^([A-Za-z0-9.-]+|\[[0-9a-fA-F:]+\]):\d{1,5}$")]
    private static partial Regex HostAndPort();

    [GeneratedRegex("^[a-zA-Z][a-zA-Z0-9_]*$")]
    private static partial Regex LabelName();
}
