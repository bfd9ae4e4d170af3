using Monitoring.Describe;
using Monitoring.Settings;

namespace Monitoring.Elasticsearch;

/// <summary>An Elasticsearch that exists already and is used instead of a cluster of the stack's own.</summary>
public sealed record ElasticsearchExternalSettings : IValidatedSettings
{
    [Setting("Address of an Elasticsearch of the 9 series that exists already. With it none is deployed; the set-up job makes the stack's users, roles and templates there, so an Elasticsearch serves one stack only. Its disks, snapshots and nodes stay its owner's business.", Example = "https://logs.example.com:9200", Pattern = @"(https://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?)?", PatternText = "an https address without a path, such as 'https://logs.example.com:9200'")]
    public string Url { get; init; } = "";

    [Setting("Name of a Secret in the namespace of the tools with the keys `username` and `password`: a user with the cluster privileges manage_security, manage_ilm, manage_index_templates, manage_ingest_pipelines and monitor. It is yours, and only the set-up job uses it.", Example = "elasticsearch-login", Pattern = "([a-z0-9]([a-z0-9-]{0,48}[a-z0-9])?)?", PatternText = "a DNS label of at most 50 characters, such as 'elasticsearch-login'")]
    public string Secret { get; init; } = "";

    [Setting("Certificate (PEM) of the authority that signed the certificate of the external Elasticsearch; every tool checks it with this one. It is no secret.", Example = "-----BEGIN CERTIFICATE-----\\nMIIB...\\n-----END CERTIFICATE-----")]
    public string Authority { get; init; } = "";

    /// <summary>True when there is one.</summary>
    public bool IsSet => Url.Length > 0;

    public string Host => new Uri(Url).Host;

    /// <summary>The port of the address, 443 when it names none.</summary>
    public int Port => new Uri(Url).Port;

    /// <summary>Who is behind the address.</summary>
    public Peer Peer => Peer.OfHost(Host);

    public IEnumerable<Problem> Validate(SettingsContext context)
    {
        if (!IsSet && (Secret.Length > 0 || Authority.Length > 0))
            yield return Problem.Error(context.Key("url"), "The address of the external Elasticsearch is missing; set it, or remove secret and authority.");
        if (!IsSet)
            yield break;
        if (Secret.Length == 0)
            yield return Problem.Error(context.Key("secret"), "The name of the Secret with username and password is missing; without it nobody can set up users and templates there.");
        if (!Authority.TrimStart().StartsWith("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal))
            yield return Problem.Error(context.Key("authority"), "It is not a certificate in PEM form; set the one by which the external Elasticsearch is checked, beginning with -----BEGIN CERTIFICATE-----.");
    }
}
