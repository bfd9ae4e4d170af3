using System.Collections.Immutable;
using Monitoring.Grafana;
using Monitoring.Logging;
using Pulumi;
using Pulumi.Random;

namespace Monitoring.Elasticsearch.Setup;

/// <summary>
/// How tools get into Elasticsearch: a generated password for each user, and the authority by which the server is checked. Use it once per stack. The
/// set-up job applies the passwords, so a new one (<c>pulumi up --replace</c>) takes effect at once.
/// </summary>
public sealed class ElasticsearchAccess : ComponentResource
{
    private readonly ImmutableSortedDictionary<string, Output<string>> _passwords;

    /// <param name="name">Name of the component.</param>
    /// <param name="authority">Certificate (PEM) of the authority that signed Elasticsearch's: the stack's, or that of an external one.</param>
    /// <param name="options">Options of the component.</param>
    public ElasticsearchAccess(string name, Input<string> authority, ComponentResourceOptions? options = null)
        : base("monitoring:elasticsearch:ElasticsearchAccess", name, options)
    {
        // Letters and digits only: the set-up script puts them into JSON, others into URLs and shells.
        _passwords = ElasticsearchUser.All.ToImmutableSortedDictionary(
            user => user.Name,
            user => new RandomPassword($"{name}-{user.Name}", new RandomPasswordArgs { Length = 32, Special = false }, new CustomResourceOptions { Parent = this }).Result,
            StringComparer.Ordinal);
        Authority = authority;
        RegisterOutputs();
    }

    /// <summary>Certificate (PEM) of the authority by which Elasticsearch is checked.</summary>
    [Output("authority")]
    public Output<string> Authority { get; private set; }

    /// <summary>What the senders of logs need; see <see cref="ElasticsearchTool.Destination"/>.</summary>
    public DestinationSecret Destination => new(ElasticsearchTool.Name, new InputMap<string>
    {
        [ElasticsearchTool.PasswordFile] = PasswordOf(ElasticsearchUser.LogWriter),
        [ElasticsearchTool.AuthorityFile] = Authority,
    });

    /// <summary>What Grafana needs to read logs; see <see cref="ElasticsearchTool.LogsDatasource"/>.</summary>
    public DatasourceSecret LogsDatasource => new(ElasticsearchTool.LogsDatasourceUid, ImmutableSortedDictionary<string, Output<string>>.Empty
        .Add(ElasticsearchTool.PasswordFile, PasswordOf(ElasticsearchUser.Grafana))
        .Add(ElasticsearchTool.AuthorityFile, Authority));

    /// <summary>Password of a user (secret).</summary>
    public Output<string> PasswordOf(ElasticsearchUser user) => _passwords[user.Name];
}
