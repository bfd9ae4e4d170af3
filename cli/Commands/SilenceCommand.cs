using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Monitoring.Cli.Alerts;
using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Alerts;
using Monitoring.Cli.Backends.Connecting;
using Monitoring.Cli.Help;
using Monitoring.Cli.Terminal;
using Monitoring.Settings;
using Newtonsoft.Json.Linq;
using Spectre.Console;

namespace Monitoring.Cli.Commands;

/// <summary><c>./monitor silence</c>: nobody is told about some alerts for a while.</summary>
internal static class SilenceCommand
{
    public static Command Create(CliContext context)
    {
        var common = new SignalArguments(context);
        var matchers = new Argument<string[]>("matchers") { Description = "Which alerts: alertname=NodeDiskFull, namespace=~\"shop-.*\", severity!=critical. All have to hold.", Arity = ArgumentArity.ZeroOrMore };
        var length = new Option<string>("--for") { Description = "How long: 30m, 2h, 3d.", DefaultValueFactory = _ => "2h", HelpName = "TIME" };
        var comment = new Option<string?>("--comment") { Description = "Why. Whoever finds the silence reads it.", HelpName = "TEXT" };
        var author = new Option<string?>("--author") { Description = "Who; default: your user name.", HelpName = "NAME" };
        length.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } text && !(Duration.TryParse(text, CultureInfo.InvariantCulture, out var time) && time > Duration.Zero))
                result.AddError($"'{text}' is not a length of time such as 30m, 2h or 3d.");
        });
        matchers.Validators.Add(result =>
        {
            foreach (var text in (result.GetValueOrDefault<string[]>() ?? []).Where(text => Matchers.Parse(text) is null))
                result.AddError($"'{text}' is not a condition such as alertname=NodeDiskFull, namespace=~\"shop-.*\" or severity!=critical.");
        });
        return common.On(new Verb(
            "silence",
            "Tells nobody about some alerts for a while; lists silences, and ends them.",
            new("silence alertname=KubeNodeNotReady node=node-3 --for 1h --comment 'disk replaced'", "one alert of one node"),
            new("silence 'namespace=~\"shop-.*\"' severity!=critical", "all but critical ones of some namespaces")) { matchers, length, comment, author, List(context), Expire(context) }, async (parsed, signals, cancellation) =>
        {
            ImmutableArray<LabelMatcher> asked = [.. (parsed.GetValue(matchers) ?? []).Select(text => Matchers.Parse(text)!)];
            if (asked.IsEmpty)
                throw new UsageException("Say which alerts: `./monitor silence alertname=NodeDiskFull --comment \"disk is on its way\"`; `./monitor silence list` shows what is silenced.");
            if (parsed.GetValue(comment) is not { Length: > 0 } why)
                throw new UsageException("Say why, with --comment: whoever finds the silence reads it.");
            await DemandAsync(signals, asked, cancellation);
            var backend = await AlertmanagerAlerts.OpenAsync(signals, cancellation);
            var concerned = (await backend.AlertsAsync(cancellation)).Where(alert => Matchers.Hold(asked, alert.Labels)).Select(alert => alert.Labels.GetValueOrDefault("alertname", "")).ToList();
            // By its clock, which the first answer told.
            var start = context.Clock.GetUtcNow() + backend.Ahead;
            var end = start + Duration.Parse(parsed.GetValue(length)!, CultureInfo.InvariantCulture).Value;
            var id = await backend.SilenceAsync(asked, start, end, parsed.GetValue(author) ?? context.Environment("USER") ?? "monitor", why, cancellation);
            context.Console.WriteLine($"Silence {id} until {end:u}: {string.Join(' ', asked)}");
            context.Console.WriteLine(concerned.Count == 0 ? "No alert is like that now." : $"It holds back {concerned.Count} now: {string.Join(", ", concerned.Distinct().Order(StringComparer.Ordinal))}.");
            return ExitCodes.Ok;
        });
    }

    private static Verb List(CliContext context)
    {
        var common = new SignalArguments(context);
        var output = OutputFormat.Option();
        return common.On(new Verb(
            "list",
            "Shows the silences that hold, or will.",
            new Example("silence list", "the silences that hold, or will")) { output }, async (parsed, signals, cancellation) =>
        {
            var backend = await AlertmanagerAlerts.OpenAsync(signals, cancellation);
            var all = await backend.SilencesAsync(cancellation);
            var now = context.Clock.GetUtcNow() + backend.Ahead;
            var silences = all.Where(silence => !silence.IsOver).OrderBy(silence => silence.End).ToList();
            var sight = await Sight.OfPods(signals).AmongAsync(silences.Select(silence => NamespaceOf(silence.Matchers)), cancellation);
            silences = [.. silences.Where(silence => sight.Sees(NamespaceOf(silence.Matchers)))];
            if (OutputFormat.IsJson(parsed, output))
                OutputFormat.Write(context, new JArray(silences.Select(Json)));
            else if (silences.Count == 0)
                context.Console.WriteLine("Nothing is silenced.");
            else
                context.Console.Write(PlainTable.WithoutEmpty(["id", "alerts", "for another", "by", "why"], [.. silences.Select(silence => (IReadOnlyList<string>)[silence.Id, string.Join(' ', silence.Matchers), Shown.Age(silence.End - now), silence.Author, silence.Comment])]));
            return ExitCodes.Ok;
        });
    }

    private static Verb Expire(CliContext context)
    {
        var common = new SignalArguments(context);
        var id = new Argument<string>("id") { Description = "Its id, as `./monitor silence list` shows it." };
        return common.On(new Verb(
            "expire",
            "Ends a silence now.",
            new Example("silence expire 6c8f5f5e-0b5e-4f4e-9a52-0f3a9d1a5f7b", "ends it now")) { id }, async (parsed, signals, cancellation) =>
        {
            var backend = await AlertmanagerAlerts.OpenAsync(signals, cancellation);
            var asked = parsed.GetRequiredValue(id);
            var silence = (await backend.SilencesAsync(cancellation)).FirstOrDefault(silence => silence.Id == asked && !silence.IsOver)
                ?? throw new ProblemsException(Problem.Error(asked, "No silence with this id holds. `./monitor silence list` shows those that do."));
            await DemandAsync(signals, silence.Matchers, cancellation);
            await backend.ExpireAsync(asked, cancellation);
            context.Console.WriteLine($"The silence {asked} has ended: {string.Join(' ', silence.Matchers)}");
            return ExitCodes.Ok;
        });
    }

    /// <summary>Who may see a namespace may silence its alerts; what concerns more than one is for those who see all.</summary>
    private static async Task DemandAsync(Signals signals, ImmutableArray<LabelMatcher> matchers, CancellationToken cancellation)
    {
        if (NamespaceOf(matchers) is { Length: > 0 } space)
            await Sight.OfPods(signals, [space]).DemandAsync(cancellation);
        else
            await Sight.OfPods(signals).DemandWholeAsync(cancellation);
    }

    private static string NamespaceOf(ImmutableArray<LabelMatcher> matchers) => matchers.FirstOrDefault(matcher => matcher is { Name: "namespace", IsEqual: true, IsRegex: false })?.Value ?? "";

    private static JObject Json(Silence silence) => new()
    {
        ["id"] = silence.Id,
        ["matchers"] = new JArray(silence.Matchers.Select(matcher => matcher.ToString())),
        ["start"] = silence.Start.UtcDateTime,
        ["end"] = silence.End.UtcDateTime,
        ["author"] = silence.Author,
        ["comment"] = silence.Comment,
    };
}
