using System.CommandLine;
using Monitoring.Cli.Backends.Connecting;
using Monitoring.Cli.Backends.Logs.Cluster;
using Monitoring.Cli.Backends.Logs.Elasticsearch;
using Monitoring.Cli.Stacks;
using Monitoring.Elasticsearch.Setup;
using Monitoring.Settings;

namespace Monitoring.Cli.Backends.Logs;

/// <summary>The places that log records come from.</summary>
internal static class LogSources
{
    /// <summary><c>--source</c>: which of them.</summary>
    public static Option<string> Option()
    {
        var source = new Option<string>("--source") { Description = "Where logs come from. elasticsearch: all that is kept; cluster: what the nodes still have, through kubectl.", DefaultValueFactory = _ => "elasticsearch", HelpName = "SOURCE" };
        source.AcceptOnlyFromAmong("elasticsearch", "cluster");
        return source;
    }

    /// <summary>True when the cluster's nodes are asked.</summary>
    public static bool IsCluster(ParseResult parsed, Option<string> source) => parsed.GetValue(source) == "cluster";

    /// <summary>Where a stack keeps them.</summary>
    /// <exception cref="ProblemsException">The stack keeps none.</exception>
    public static async Task<ILogBackend> KeptAsync(Signals signals, CancellationToken cancellation)
    {
        try
        {
            return new ElasticsearchLogs(await signals.OpenAsync(Backend.Elasticsearch, cancellation), Streams(signals), signals.Context.Clock);
        }
        catch (ProblemsException e) when (signals.Cluster is not null)
        {
            throw new ProblemsException(e.Problems.Append(Problem.Error("--source", "'--source cluster' reads what the cluster's nodes still have.")));
        }
    }

    /// <summary>What the cluster's nodes still have.</summary>
    /// <param name="signals">The ways to a stack.</param>
    /// <param name="most">At most so many logs are open at once.</param>
    /// <exception cref="ProblemsException">There is no way to the cluster.</exception>
    public static ILogBackend OfCluster(Signals signals, int most) => signals.Cluster is { } cluster
        ? new ClusterLogs(cluster, most, signals.Say, signals.Context.Clock)
        : throw new ProblemsException(Problem.Error("--source", "There is no cluster to read from: 'kubectl' is not on the PATH, or the stack on this machine watches none."));

    /// <summary>A stack whose settings cannot be read is one that somebody else keeps.</summary>
    private static string Streams(Signals signals) =>
        new StackRunner(signals.Context).Read(signals.Stack).Settings is { } settings ? new StreamNames(settings.Namespace).LogPattern : "logs-*-*";
}
