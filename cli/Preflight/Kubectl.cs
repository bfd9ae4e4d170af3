using Monitoring.Cli.Backends.Connecting;
using Monitoring.Cli.Tools;
using Monitoring.Foundation;
using Monitoring.Settings;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Preflight;

/// <summary>Asks a cluster through kubectl, with the kubeconfig and the context that a deployment would use. Only reading verbs go through here.</summary>
/// <param name="tool">The program.</param>
/// <param name="folder">Working directory.</param>
/// <param name="cluster">Which kubeconfig and context.</param>
internal sealed class Kubectl(ExternalTool tool, string folder, ClusterSettings cluster)
{
    /// <summary>What the cluster is called in messages.</summary>
    public string Where => WayTo(cluster);

    /// <summary>What a cluster is called that nobody has asked yet: context, and kubeconfig where it is not in one of the usual places.</summary>
    public static string WayTo(ClusterSettings cluster)
    {
        var place = cluster.Kubeconfig.Length > 0 ? $" of {cluster.Kubeconfig}" : "";
        return cluster.Context.Length > 0 ? $"context '{cluster.Context}'{place}" : place.Length > 0 ? $"the current context{place}" : "the kubeconfig's current context";
    }

    /// <summary>Runs kubectl to its end, whatever it answers.</summary>
    public Task<ToolResult> RunAsync(CancellationToken cancellation, params IEnumerable<string> arguments) =>
        tool.RunAsync(folder, cancellation, [.. arguments, "--request-timeout=15s", .. Connection()]);

    /// <summary>What kubectl prints.</summary>
    /// <exception cref="ProblemsException">It refuses; the message is its own.</exception>
    public async Task<string> TextAsync(CancellationToken cancellation, params string[] arguments)
    {
        var result = await RunAsync(cancellation, arguments);
        return result.Succeeded ? result.Output : throw new ProblemsException(Problem.Error(Name(arguments), Reason(result)));
    }

    /// <summary>What kubectl prints with <c>-o json</c>.</summary>
    /// <exception cref="ProblemsException">It refuses, or prints something else.</exception>
    public async Task<JObject> JsonAsync(CancellationToken cancellation, params string[] arguments)
    {
        var text = await TextAsync(cancellation, [.. arguments, "-o", "json"]);
        try
        {
            return JObject.Parse(text);
        }
        catch (JsonException)
        {
            throw new ProblemsException(Problem.Error(Name(arguments), "It printed no JSON."));
        }
    }

    /// <summary>The reason for a refusal, as kubectl words it.</summary>
    public static string Reason(ToolResult result) =>
        result.Error.Split('\n').Select(line => line.Trim()).LastOrDefault(line => line.Length > 0) ?? $"kubectl ended with {result.ExitCode} and no word.";

    /// <summary>The options that choose the cluster.</summary>
    public IEnumerable<string> Connection()
    {
        if (cluster.Kubeconfig.Length > 0)
            yield return $"--kubeconfig={HomePath.Expand(cluster.Kubeconfig)}";
        if (cluster.Context.Length > 0)
            yield return $"--context={cluster.Context}";
    }

    private static string Name(IEnumerable<string> arguments) => $"kubectl {string.Join(' ', arguments.TakeWhile(argument => !argument.StartsWith('-')).Take(2))}";
}
