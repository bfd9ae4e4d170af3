using System.Collections.Immutable;
using Pulumi;
using Pulumi.Random;

namespace Monitoring.Elasticsearch.Setup;

/// <summary>The generated passwords of all users. The set-up job applies them, so a new one (<c>pulumi up --replace</c>) takes effect at once.</summary>
public sealed class ElasticsearchUsers : ComponentResource
{
    private readonly ImmutableSortedDictionary<string, Output<string>> _passwords;

    public ElasticsearchUsers(string name, ComponentResourceOptions? options = null)
        : base("monitoring:elasticsearch:ElasticsearchUsers", name, options)
    {
        // Letters and digits only: the set-up script puts them into JSON, others into URLs and shells.
        _passwords = ElasticsearchUser.All.ToImmutableSortedDictionary(
            user => user.Name,
            user => new RandomPassword($"{name}-{user.Name.Replace('_', '-')}", new RandomPasswordArgs { Length = 32, Special = false }, new CustomResourceOptions { Parent = this }).Result,
            StringComparer.Ordinal);
        RegisterOutputs();
    }

    /// <summary>Password of a user (secret).</summary>
    public Output<string> PasswordOf(ElasticsearchUser user) => _passwords[user.Name];
}
