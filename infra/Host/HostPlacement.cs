using System.Collections.Immutable;
using System.Globalization;
using Monitoring.Describe;
using Monitoring.Prometheus;

namespace Monitoring.Host;

/// <summary>
/// What becomes of a stack's descriptions when its Prometheus runs on a host: the same jobs, rules and dashboards, with other addresses. Tools
/// that run on the host, and systems found beside them, are scraped on loopback; everything else belongs to the cluster, if one is watched.
/// </summary>
public sealed record HostPlacement
{
    /// <summary>Name of the host, the <c>node</c> of everything on it.</summary>
    public required string HostName { get; init; }

    /// <summary>Directory of the files with keys and certificates; no part of the bundle.</summary>
    public required string SecretsDirectory { get; init; }

    /// <summary>Port of each program that runs here, by its name.</summary>
    public required ImmutableSortedDictionary<string, int> Ports { get; init; }

    /// <summary>Addresses of systems that answer on this host, by the name of the description: <c>etcd</c> to <c>127.0.0.1:2379</c>.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Found { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Addresses that expose metrics under <c>/metrics</c> and that no description is for.</summary>
    public ImmutableArray<string> Others { get; init; } = [];

    /// <summary>The cluster that is watched from here; null for none.</summary>
    public OutsideAccess? Cluster { get; init; }

    /// <summary>How the programs that people open are reached from elsewhere; null where they are on loopback, and plain.</summary>
    public HostWeb? Web { get; init; }

    /// <summary>Where Prometheus runs.</summary>
    public PrometheusPlace PrometheusPlace => PrometheusPlace.Host(SecretsDirectory) with { Outside = Cluster };

    /// <summary>Who Prometheus tells about alerts.</summary>
    public AlertmanagerTargets Alertmanagers => new(new Discovery.Static([AddressOf(HostProgram.Alertmanager)]), null) { Login = Web?.Login };

    /// <summary>Address of a program, as others on this host call it.</summary>
    public string AddressOf(HostProgram program) => string.Create(CultureInfo.InvariantCulture, $"{(LoginOf(program) is null ? "127.0.0.1" : Web!.Address)}:{Ports[program.Name]}");

    private WebLogin? LoginOf(HostProgram? program) => program is { IsForPeople: true } ? Web?.Login : null;

    /// <summary>Address of a program without a path, as others on this host call it.</summary>
    public string UrlOf(HostProgram program) => $"{(LoginOf(program) is null ? "http" : "https")}://{AddressOf(program)}";

    /// <summary>Whose calls the targets in the cluster see: the API server's, or the host's own, whose address no policy can know.</summary>
    public Peer Scraper => Cluster is { Direct: false } ? Peer.ApiServer : Peer.Anywhere;

    /// <summary>The descriptions of what stays in the cluster: all but those of programs that run here. The node exporter is at both places.</summary>
    public static ImmutableArray<Description> LeftInCluster(IEnumerable<Description> descriptions) =>
        [.. descriptions.Where(description => description.Name == HostProgram.NodeExporter.Name || HostProgram.All.All(program => program.Name != description.Name))];

    /// <summary>The descriptions as this host sees them, in their order.</summary>
    public ImmutableArray<Description> Place(IEnumerable<Description> descriptions) =>
        [.. descriptions.SelectMany(Place), .. Others.IsEmpty ? [] : new[] { OtherTargets() }];

    private IEnumerable<Description> Place(Description description)
    {
        var program = HostProgram.All.FirstOrDefault(program => program.Name == description.Name);
        var agentOfCluster = Cluster is not null && (program is null || program == HostProgram.NodeExporter);
        var addresses = program is not null && Ports.ContainsKey(program.Name) ? [AddressOf(program)] : Found.GetValueOrDefault(description.Name, []);
        if (addresses.IsEmpty && !agentOfCluster)
            yield break;
        yield return description with
        {
            Workload = null,
            ServiceUrl = null,
            Edges = [],
            ScrapeJobs =
            [
                .. addresses.IsEmpty ? [] : description.ScrapeJobs.Select(job => OnHost(job, addresses, LoginOf(program), besideCluster: agentOfCluster)),
                .. agentOfCluster ? description.ScrapeJobs : [],
            ],
            Datasources = addresses.IsEmpty ? [] : [.. description.Datasources.Select(source => OnHost(source, addresses[0], LoginOf(program)))],
        };
    }

    /// <summary>A job against known addresses. Its targets have neither pod nor namespace, so the process and the host take their places in rules and in the texts of alerts.</summary>
    private ScrapeJob OnHost(ScrapeJob job, ImmutableArray<string> addresses, WebLogin? login, bool besideCluster) => job.Discovery is Discovery.Probes probes
        ? job with { Discovery = new Discovery.Probes(addresses[0], [.. probes.All.SelectMany(OnHost)]) }
        : OnHost(job, new Discovery.Static(addresses), login, besideCluster);

    /// <summary>A tool of the stack is asked where it runs here; others cannot be reached at the addresses that they have in the cluster.</summary>
    private IEnumerable<Probe> OnHost(Probe probe)
    {
        if (probe.Tool is not { } tool)
            yield return probe;
        else if (HostProgram.All.FirstOrDefault(program => program.Name == tool) is { } here && Ports.ContainsKey(tool))
            yield return probe with { Address = $"{UrlOf(here)}{new Uri(probe.Address).PathAndQuery}", Module = LoginOf(here) is null ? Probe.Http : Probe.Own };
    }

    private static GrafanaDatasource OnHost(GrafanaDatasource source, string address, WebLogin? login) => login is null
        ? source with { Url = $"http://{address}" }
        : source with
        {
            Url = $"https://{address}",
            User = login.User,
            Options = source.Options.Add("tlsAuthWithCACert", true).Add("serverName", login.ServerName!),
            SecretFiles = ImmutableSortedDictionary<string, string>.Empty.Add("basicAuthPassword", login.PasswordFile!).Add("tlsCACert", login.AuthorityFile),
        };

    private ScrapeJob OnHost(ScrapeJob job, Discovery discovery, WebLogin? login, bool besideCluster) => job with
    {
        // Two jobs of one name are refused; the label stays the same, so that rules see both.
        Name = besideCluster ? $"{job.Name}-host" : job.Name,
        Discovery = discovery,
        Scheme = login is null ? "http" : "https",
        Login = login,
        WithServiceAccountToken = false,
        Certificate = null,
        Authority = null,
        Claims = [],
        YieldsToClaims = false,
        SeesClaims = false,
        Relabel =
        [
            Relabel.Set("node", HostName),
            Relabel.Set("pod", $"{job.Name}@{HostName}"),
            Relabel.Set("namespace", HostName),
            .. job.Name == HostProgram.NodeExporter.Name ? [Relabel.Set("instance", HostName)] : ImmutableArray<RelabelRule>.Empty,
            .. besideCluster ? [Relabel.Set("job", job.Name)] : ImmutableArray<RelabelRule>.Empty,
        ],
    };

    private Description OtherTargets() => new("other")
    {
        ScrapeJobs = [new ScrapeJob("other", new Discovery.Static(Others)) { SeriesBudget = 20_000, Keep = KeptMetrics.All, Relabel = [Relabel.Set("node", HostName)] }],
    };
}
