using System.CommandLine;
using System.Globalization;
using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Logs;
using Monitoring.Cli.Backends.Traces.Zipkin;
using Monitoring.Cli.Help;
using Monitoring.Cli.Terminal;
using Monitoring.Cli.Traces;
using Monitoring.Settings;
using Newtonsoft.Json;

namespace Monitoring.Cli.Commands;

/// <summary><c>./monitor traces cart</c>: traces as they arrive; <c>./monitor traces show ID</c>: one of them, drawn.</summary>
internal static class TracesCommand
{
    private const int DefaultLimit = 20;

    public static Command Create(CliContext context)
    {
        var common = new SignalArguments(context);
        var component = new Argument<string?>("component") { Description = "Service that takes part: a regular expression somewhere in its name, or service/name for exactly that one. All when it is left out.", Arity = ArgumentArity.ZeroOrOne };
        var least = new Option<string?>("--min-duration") { Description = "Only traces with a step that took so long, such as 250ms.", HelpName = "TIME" };
        var error = new Option<bool>("--error") { Description = "Only traces with an error." };
        var limit = new Option<int>("--limit") { Description = "Of the traces that are there already the newest so many, 1000 at most; 0 for all.", DefaultValueFactory = _ => DefaultLimit, HelpName = "N" };
        var since = SignalArguments.Time("--since", "From when; default: 15m.");
        var follow = new Option<bool>("--follow", "-f") { Description = "Go on with what comes in, until Ctrl-C. The default.", DefaultValueFactory = _ => true };
        var noFollow = new Option<bool>("--no-follow") { Description = "End with what is there." };
        var output = OutputFormat.Option();
        least.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && !Duration.TryParse(text, CultureInfo.InvariantCulture, out _))
                result.AddError($"'{text}' is not a length of time such as 250ms or 2s.");
        });
        limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 1000)
                result.AddError("--limit is between 1 and 1000, or 0 for all.");
        });

        var command = common.On(new Verb(
            "traces",
            "Follows the traces of a service, one line each. A trace is shown once, when no more spans of it come in.",
            new("traces cart", "the last traces of cart, and then new ones"),
            new("traces cart --error", "only those with an error"),
            new("traces cart --min-duration 500ms --since 2h --no-follow", "what was slow in the last two hours"),
            new("traces -o json", "all traces, for a program to read"))
        {
            component, least, error, limit, since, follow, noFollow, common.Namespaces, output, Show(context),
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var signals = common.Open(parsed);
            var backend = await ZipkinTraces.OpenAsync(signals, cancellation);
            var isFollowing = parsed.GetValue(follow) && !parsed.GetValue(noFollow);
            backend.IsPatient = isFollowing;
            var listing = new TraceListing(backend, new TraceAccess(signals, parsed.GetValue(common.Namespaces) ?? []));
            var filter = new TraceFilter
            {
                Services = await listing.ServicesAsync(parsed.GetValue(component), cancellation),
                MinDuration = parsed.GetValue(least) is { } text ? Duration.Parse(text, CultureInfo.InvariantCulture).Value : null,
                OnlyErrors = parsed.GetValue(error),
            };
            var from = SignalArguments.At(parsed.GetValue(since), backend.Now) ?? backend.Now - TimeSpan.FromMinutes(15);
            await listing.WriteAsync(
                new TraceTail(backend, filter, context.Clock), new TraceWriter(context, !OutputFormat.IsJson(parsed, output, context), isFollowing),
                from, parsed.GetValue(limit) is > 0 and var most ? most : null, isFollowing, cancellation);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Verb Show(CliContext context)
    {
        var common = new SignalArguments(context);
        var id = new Argument<string>("id") { Description = "Id of the trace, or the header traceparent." };
        var noLogs = new Option<bool>("--no-logs") { Description = "Leave the log records of the trace out." };
        var source = LogSources.Option();
        var output = OutputFormat.Option();
        var command = common.On(new Verb(
            "show",
            "Draws one trace: who called whom, how long it took, what failed, and the log records of it.",
            new("traces show 4bf92f3577b34da6a3ce929d0e0e4736", "the trace and its logs"),
            new("traces show 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "the same, with the header as it was received"))
        {
            id, noLogs, source, output,
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            var wanted = TraceId.Parse(parsed.GetRequiredValue(id));
            await using var signals = common.Open(parsed);
            var backend = await ZipkinTraces.OpenAsync(signals, cancellation);
            if (await backend.GetAsync(wanted, cancellation) is not { } whole || await new TraceAccess(signals, []).VisibleAsync(whole, cancellation) is not { } trace)
                throw new ProblemsException(Problem.Error(wanted, "There is no such trace that you may see: it was not sampled, it is older than what is kept, its spans are on their way, or it passed none of your namespaces."));
            var fromCluster = LogSources.IsCluster(parsed, source);
            var report = new TraceReport(signals, parsed.GetValue(noLogs) ? null : await LogsOfTraces.OpenAsync(signals, fromCluster, cancellation), fromCluster);
            if (!OutputFormat.IsJson(parsed, output, context))
                await report.DrawAsync(trace, cancellation);
            else
                await context.Output.WriteLineAsync((await report.JsonAsync(trace, cancellation)).ToString(Formatting.Indented));
            return ExitCodes.Ok;
        });
        return command;
    }
}
