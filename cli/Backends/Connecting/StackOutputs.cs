using System.Collections.Immutable;
using Monitoring.Cli.Stacks;
using Monitoring.Cli.Tools;
using Monitoring.Settings;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Backends.Connecting;

/// <summary>What a deployed stack says of itself: addresses inside the cluster by tool, and where its secrets are by purpose.</summary>
/// <param name="Addresses">Addresses of Services.</param>
/// <param name="Secrets"><c>namespace/name/key</c> by purpose.</param>
/// <param name="Source">Who said so.</param>
internal sealed record StackOutputs(ImmutableDictionary<string, string> Addresses, ImmutableDictionary<string, string> Secrets, string Source)
{
    /// <summary>From <c>pulumi stack output</c>; where there is no pulumi or no log-in, from this project's sources, which say the same once they are deployed.</summary>
    public static async Task<StackOutputs> ReadAsync(CliContext context, string stack, CancellationToken cancellation)
    {
        if (new Toolbox(context).Find("pulumi") is { } pulumi)
        {
            var said = await pulumi.RunAsync(context.Root, cancellation, "stack", "output", "--json", "--non-interactive", "--stack", stack);
            if (said.Succeeded && Parse(said.Output) is { } outputs)
                return outputs;
        }

        var run = new StackRunner(context).Compile(stack);
        if (run.Plan is not { } plan)
            throw new ProblemsException([.. run.Problems.Where(problem => problem.Level == ProblemLevel.Error)]);
        return new StackOutputs(
            plan.InCluster.Where(description => description.ServiceUrl is not null).ToImmutableDictionary(description => description.Name, description => description.ServiceUrl!),
            plan.InCluster.SelectMany(description => description.Secrets).ToImmutableDictionary(secret => secret.Purpose, secret => secret.ToString()),
            $"the sources of stack '{stack}'");
    }

    private static StackOutputs? Parse(string json)
    {
        try
        {
            return JObject.Parse(json) is { } all && all["addresses"] is JObject addresses ? new StackOutputs(Map(addresses), Map(all["secrets"] as JObject ?? []), "pulumi stack output") : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ImmutableDictionary<string, string> Map(JObject values) => values.Properties().Where(value => value.Value.Type == JTokenType.String).ToImmutableDictionary(value => value.Name, value => (string)value.Value!);
}
