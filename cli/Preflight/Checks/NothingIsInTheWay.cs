using System.Collections.Concurrent;
using Monitoring.Cli.Checks;
using Monitoring.Settings;

namespace Monitoring.Cli.Preflight.Checks;

/// <summary>
/// No object that would be created exists already: the provider refuses to create it once more. Objects of an earlier deployment carry the stack's
/// labels; where only namespaces do, they are what a stack that was destroyed left behind.
/// </summary>
internal sealed class NothingIsInTheWay : IPreflightCheck
{
    private const string Ours = "app.kubernetes.io/managed-by=pulumi";
    private const string TakeOver = "let the stack take it over, once: `PULUMI_K8S_UPSERT_EXISTING_OBJECTS=true pulumi up`";

    public string Title => "no name is taken";

    public async Task<CheckOutcome> RunAsync(PreflightContext context, CancellationToken cancellation)
    {
        var (taken, ours) = (new ConcurrentBag<PlannedObject>(), new ConcurrentBag<PlannedObject>());
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
                (found.Split(',').Contains(Ours) ? ours : taken).Add(planned);
            }
        });
        var left = ours.All(planned => planned.Kind == "Namespace") ? ours.ToList() : [];
        var problems = taken.Select(planned => (planned, Problem.Error(NameOf(planned), $"It exists{(planned.Namespace is { } ns ? $" in {ns}" : "")} and is not of this stack. Delete it, or {TakeOver}.")))
            .Concat(left.Select(planned => (planned, Problem.Warning(NameOf(planned), $"A stack that was destroyed has left it behind, with its volumes. If this one is new, {TakeOver}."))))
            .OrderBy(problem => problem.planned.Namespace, StringComparer.Ordinal).ThenBy(problem => NameOf(problem.planned), StringComparer.Ordinal).Select(problem => problem.Item2);
        return CheckOutcome.Of(problems, !ours.IsEmpty ? $"{ours.Count} objects are there from an earlier deployment" : taken.IsEmpty ? "nothing is there yet" : $"{taken.Count} are");
    }

    private static string NameOf(PlannedObject planned) => $"{planned.Kind.ToLowerInvariant()}/{planned.Name}";
}
