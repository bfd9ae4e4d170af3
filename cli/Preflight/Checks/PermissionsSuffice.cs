using System.Collections.Concurrent;
using Monitoring.Cli.Checks;
using Monitoring.Settings;

namespace Monitoring.Cli.Preflight.Checks;

/// <summary>Whoever the kubeconfig speaks for may create, read, change and delete everything that the program declares.</summary>
internal sealed class PermissionsSuffice : IPreflightCheck
{
    private static readonly string[] Verbs = ["create", "get", "list", "watch", "patch", "delete"];

    public string Title => "permissions suffice";

    public async Task<CheckOutcome> RunAsync(PreflightContext context, CancellationToken cancellation)
    {
        if (await MayAsync(context.Kubectl, "*", "*", null, cancellation))
            return CheckOutcome.Of([], "may do everything");

        var questions = context.Places.SelectMany(place => Verbs.Select(verb => (place.Kind, place.Namespace, Verb: verb))).ToList();
        var refused = new ConcurrentBag<(ServedKind Kind, string? Namespace, string Verb)>();
        await Parallel.ForEachAsync(questions, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellation }, async (question, token) =>
        {
            if (!await MayAsync(context.Kubectl, question.Verb, question.Kind.Qualified, question.Namespace, token))
                refused.Add(question);
        });
        var problems = refused.GroupBy(refusal => (refusal.Kind.Qualified, refusal.Namespace)).OrderBy(group => group.Key.Namespace, StringComparer.Ordinal).ThenBy(group => group.Key.Qualified, StringComparer.Ordinal)
            .Select(group => Problem.Error(
                group.Key.Qualified, $"Not allowed{(group.Key.Namespace is { } ns ? $" in the namespace {ns}" : " for the whole cluster")}: {string.Join(", ", Verbs.Intersect(group.Select(refusal => refusal.Verb)))}."));
        return CheckOutcome.Of(problems, $"{questions.Count} asked");
    }

    private static async Task<bool> MayAsync(Kubectl kubectl, string verb, string resource, string? @namespace, CancellationToken cancellation)
    {
        // kubectl answers "no" with exit code 1, and warns on its standard error about kinds above namespaces.
        var place = @namespace is null ? "--all-namespaces" : $"--namespace={@namespace}";
        var result = await kubectl.RunAsync(cancellation, "auth", "can-i", verb, resource, place);
        return result.Output.Trim() == "yes";
    }
}
