using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Monitoring.Cli.Backends.Connecting;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Backends.Logs.Cluster;

/// <summary>The containers of pods, as kubectl lists them.</summary>
/// <param name="cluster">Which cluster.</param>
/// <param name="spaces">In these namespaces; null for all.</param>
internal sealed class PodList(ClusterAccess cluster, ImmutableArray<string>? spaces)
{
    /// <summary>One question for each.</summary>
    public IReadOnlyList<string> Scopes { get; } = spaces is { } named ? [.. named.Select(space => $"--namespace={space}")] : ["--all-namespaces"];

    /// <summary>As they are now.</summary>
    /// <exception cref="UnreachableException">The API server does not answer.</exception>
    public async Task<IReadOnlyList<PodContainer>> ReadAsync(CancellationToken cancellation)
    {
        var all = new List<PodContainer>();
        foreach (var scope in Scopes)
        {
            await using var kubectl = new KubectlProcess(cluster, ["get", "pods", scope, "--output=json"], cancellation);
            var text = await kubectl.Output.ReadToEndAsync(cancellation);
            cancellation.ThrowIfCancellationRequested();
            if (await kubectl.EndAsync(cancellation) is { } reason)
                throw new UnreachableException($"the cluster ({cluster.Kubectl.Where})", reason);
            all.AddRange((JObject.Parse(text)["items"] ?? new JArray()).OfType<JObject>().SelectMany(PodContainer.Of));
        }

        return all;
    }

    /// <summary>As they are now, and every change, until the connection ends.</summary>
    /// <param name="scope">One of <see cref="Scopes"/>.</param>
    /// <param name="cancellation">Ends it.</param>
    public async IAsyncEnumerable<(PodContainer Container, bool IsDeleted)> WatchAsync(string scope, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var kubectl = new KubectlProcess(cluster, ["get", "pods", scope, "--watch", "--output-watch-events", "--output=json"], cancellation);
        using var reader = new JsonTextReader(kubectl.Output) { SupportMultipleContent = true, DateParseHandling = DateParseHandling.None };
        while (await NextAsync(reader, cancellation) is { } change)
        {
            if (change["object"] is JObject pod && (string?)pod["kind"] == "Pod")
            {
                foreach (var container in PodContainer.Of(pod))
                    yield return (container, (string?)change["type"] == "DELETED");
            }
        }

        cancellation.ThrowIfCancellationRequested();
        await kubectl.EndAsync(cancellation);
    }

    private static async Task<JObject?> NextAsync(JsonTextReader reader, CancellationToken cancellation)
    {
        try
        {
            return await reader.ReadAsync(cancellation) ? await JObject.LoadAsync(reader, cancellation) : null;
        }
        catch (JsonException)
        {
            // It ended in the middle of one.
            return null;
        }
    }
}
