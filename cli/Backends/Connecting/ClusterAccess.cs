using System.Collections.Concurrent;
using System.Text;
using Monitoring.Cli.Preflight;
using Monitoring.Cli.Tools;
using Monitoring.Foundation;
using Monitoring.Settings;

namespace Monitoring.Cli.Backends.Connecting;

/// <summary>
/// The cluster as its user sees it: what the caller may do there is what every listing and tail shows. Each question is asked once
/// (a SelfSubjectAccessReview, by <c>kubectl auth can-i</c>).
/// </summary>
internal sealed class ClusterAccess(ExternalTool tool, string folder, ClusterSettings cluster)
{
    /// <summary>Each question is a kubectl, and there may be hundreds of namespaces.</summary>
    private const int MostAtOnce = 8;

    private readonly ConcurrentDictionary<(string Verb, string Resource, string? Namespace), Task<bool>> _answers = new();

    public Kubectl Kubectl { get; } = new(tool, folder, cluster);

    /// <summary>kubectl's own program, for what goes on for a while: tails and tunnels.</summary>
    public ExternalTool Tool => tool;

    /// <summary>May the caller do this?</summary>
    /// <param name="verb"><c>get</c>, <c>list</c>, ...</param>
    /// <param name="resource">Plural name, with a subresource where one is meant: <c>pods/log</c>.</param>
    /// <param name="space">Namespace; null for all of them.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UnreachableException">The API server does not answer.</exception>
    public Task<bool> MayAsync(string verb, string resource, string? space, CancellationToken cancellation) =>
        _answers.GetOrAdd((verb, resource, space), _ => AskAsync(verb, resource, space, cancellation));

    /// <exception cref="NotAllowedException">The caller may not; the message names the permission.</exception>
    /// <inheritdoc cref="MayAsync"/>
    public async Task DemandAsync(string verb, string resource, string? space, CancellationToken cancellation)
    {
        if (!await MayAsync(verb, resource, space, cancellation))
            throw new NotAllowedException(Refusal(verb, resource, space));
    }

    /// <summary>Those of these namespaces in which the caller may do this; null stands for what belongs to no namespace.</summary>
    public async Task<IReadOnlyList<string>> AllowedAsync(string verb, string resource, IEnumerable<string> spaces, CancellationToken cancellation)
    {
        if (await MayAsync(verb, resource, null, cancellation))
            return [.. spaces.Distinct()];
        var allowed = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(spaces.Distinct(), new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce, CancellationToken = cancellation }, async (space, token) =>
        {
            if (await MayAsync(verb, resource, space, token))
                allowed.Add(space);
        });
        return [.. allowed.Order(StringComparer.Ordinal)];
    }

    /// <summary>The names of all namespaces; null when the caller may not list them.</summary>
    public async Task<IReadOnlyList<string>?> NamespacesAsync(CancellationToken cancellation) =>
        await MayAsync("list", "namespaces", null, cancellation)
            ? [.. (await Kubectl.TextAsync(cancellation, "get", "namespaces", "--output=name")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(name => name["namespace/".Length..])]
            : null;

    /// <summary>The namespace that the caller works in when they name none.</summary>
    public async Task<string> DefaultNamespaceAsync(CancellationToken cancellation)
    {
        var said = await Kubectl.RunAsync(cancellation, "config", "view", "--minify", "--output=jsonpath={..namespace}");
        return said.Succeeded && said.Output.Trim() is { Length: > 0 } named ? named : "default";
    }

    /// <summary>The value of a Secret's key.</summary>
    /// <param name="reference"><c>namespace/name/key</c>.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<string> SecretAsync(string reference, CancellationToken cancellation)
    {
        if (reference.Split('/') is not [var space, var name, var key])
            throw new ProblemsException(Problem.Error(reference, "A Secret is named as namespace/name/key."));
        await DemandAsync("get", $"secrets/{name}", space, cancellation);
        var data = (await Kubectl.JsonAsync(cancellation, "get", "secret", name, "--namespace", space))["data"];
        return (string?)data?[key] is { } value ? Encoding.UTF8.GetString(Convert.FromBase64String(value))
            : throw new ProblemsException(Problem.Error(reference, $"The Secret has no key '{key}'."));
    }

    /// <summary>Says what is missing and whom to ask.</summary>
    public string Refusal(string verb, string resource, string? space) =>
        $"You may not {verb} {resource} {(space is null ? "in all namespaces" : $"in namespace '{space}'")} ({Kubectl.Where}). A Role with this permission, bound to you, gives it.";

    private async Task<bool> AskAsync(string verb, string resource, string? space, CancellationToken cancellation)
    {
        // A name after a slash is a subresource to kubectl, except where the resource has none: `secrets/x` is the Secret x.
        string[] where = space is null ? ["--all-namespaces"] : ["--namespace", space];
        string[] what = resource.Split('/') is [var plural, var sub] && plural == "pods" ? [plural, "--subresource", sub] : [resource];
        var result = await Kubectl.RunAsync(cancellation, ["auth", "can-i", verb, .. what, .. where]);
        return result.Output.Trim() switch
        {
            "yes" => true,
            var answer when answer.StartsWith("no", StringComparison.Ordinal) => false,
            _ => throw new UnreachableException($"the cluster ({Kubectl.Where})", Kubectl.Reason(result)),
        };
    }
}
