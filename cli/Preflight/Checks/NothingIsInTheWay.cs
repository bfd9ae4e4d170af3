using System.Collections.Concurrent;
using Monitoring.Cli.Checks;
using Monitoring.Settings;

namespace Monitoring.Cli.Preflight.Checks;

/// <summary>No object that would be created exists already under somebody else's care. Objects of an earlier deployment carry the stack's labels.</summary>
internal sealed class NothingIsInTheWay : IPreflightCheck
{
    private const string Ours = "app.kubernetes.io/managed-by=pulumi";

    public string Title => "no name is taken";

    public async Task<CheckOutcome> RunAsync(PreflightContext context, CancellationToken cancellation)
    {
        var (taken, ours) = (new ConcurrentBag<PlannedObject>(), 0);
        await Parallel.ForEachAsync(context.Places, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellation }, async (place, token) =>
        {
            // The table that the server draws holds names and labels, and nothing of a Secret's content.
            string[] where = place.Namespace is null ? [] : [$"--namespace={place.Namespace}"];
            var lines = await context.Kubectl.TextAsync(token, ["get", place.Kind.Qualified, .. where, "--no-headers", "--show-labels", "--ignore-not-found"]);
            var labels = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .GroupBy(words => words[0], StringComparer.Ordinal).ToDictionary(words => words.Key, words => words.First()[^1], StringComparer.Ordinal);
            foreach (var planned in context.Objects.Where(planned => context.Served(planned) == place.Kind && planned.Namespace == place.Namespace))
            {
                if (!labels.TryGetValue(planned.Name, out var found))
                    continue;
                if (found.Split(',').Contains(Ours))
                    Interlocked.Increment(ref ours);
                else
                    taken.Add(planned);
            }
        });
        var problems = taken.OrderBy(planned => planned.Namespace, StringComparer.Ordinal).ThenBy(planned => planned.Kind, StringComparer.Ordinal).ThenBy(planned => planned.Name, StringComparer.Ordinal)
            .Select(planned => planned.Kind == "Namespace"
                ? Problem.Warning($"namespace/{planned.Name}", "It exists and is not of this stack; its labels will be changed, and destroying the stack will delete it.")
                : Problem.Error($"{planned.Kind.ToLowerInvariant()}/{planned.Name}", $"It exists{(planned.Namespace is { } ns ? $" in {ns}" : "")} and is not of this stack. Delete it, or bring it in with `pulumi import`."));
        return CheckOutcome.Of(problems, ours > 0 ? $"{ours} objects are there from an earlier deployment" : taken.IsEmpty ? "nothing is there yet" : $"{taken.Count} are");
    }
}
