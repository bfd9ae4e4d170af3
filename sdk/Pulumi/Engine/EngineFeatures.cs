using System.Collections.Concurrent;
using Pulumirpc;

namespace Pulumi.Engine;

/// <summary>What the engine at the other end is able to do. It is asked once for each feature.</summary>
internal sealed class EngineFeatures(GrpcChannel monitor)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<bool>>> _answers = new();

    public Task<bool> SupportsAsync(string feature) =>
        _answers.GetOrAdd(feature, key => new(() => AskAsync(key))).Value;

    /// <exception cref="RunException">The engine lacks one of the features.</exception>
    public async Task DemandAsync(IEnumerable<string> features)
    {
        foreach (var feature in features)
        {
            if (!await SupportsAsync(feature).ConfigureAwait(false))
                throw new RunException($"This program needs a newer pulumi command: the engine of the one that runs it does not support '{feature}'.");
        }
    }

    private async Task<bool> AskAsync(string feature)
    {
        var answer = await monitor.CallAsync("SupportsFeature", new SupportsFeatureRequest { Id = feature }, SupportsFeatureResponse.Parser).ConfigureAwait(false);
        return answer.HasSupport;
    }
}
