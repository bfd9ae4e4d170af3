using System.CommandLine;
using System.Text.RegularExpressions;
using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Connecting;
using Monitoring.Cli.Backends.Logs;
using Monitoring.Cli.Help;
using Monitoring.Cli.Logs;
using Monitoring.Cli.Traces;

namespace Monitoring.Cli.Commands;

/// <summary><c>./monitor logs cart</c>: what a component wrote, and what it writes.</summary>
internal sealed class LogsCommand
{
    private readonly CliContext _context;
    private readonly SignalArguments _common;

    private readonly Argument<string?> _component = new("component") { Description = "A regular expression for its name, or kind/name for one: cart, ^cart$, deploy/cart, pod/cart-0, node/worker-1. '.' is all of them.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> _follow = new("--follow", "-f") { Description = "Goes on with what comes in; the default, unless --until or --trace is given." };
    private readonly Option<bool> _noFollow = new("--no-follow") { Description = "Ends with what there is." };
    private readonly Option<string?> _since = SignalArguments.Time("--since", "From when: 48h, or 2026-03-01T12:00:00Z. Default: 15m, and 48h with --trace.");
    private readonly Option<string?> _until = SignalArguments.Time("--until", "Until when.");
    private readonly Option<int?> _tail = Number("--tail", "Of what there is only the last so many records, before anything is included or excluded.", []);
    private readonly Option<int?> _after = Number("--after-context", "So many records of the same container after one that is included.", "-A");
    private readonly Option<int?> _before = Number("--before-context", "So many before it.", "-B");
    private readonly Option<int?> _around = Number("--context", "So many before and after it.", "-C");
    private readonly Option<string[]> _include = new("--include", "-i") { Description = "Only records whose text a regular expression matches; one of them, when given several times.", HelpName = "REGEX" };
    private readonly Option<string[]> _exclude = new("--exclude", "-e") { Description = "No records whose text a regular expression matches.", HelpName = "REGEX" };
    private readonly Option<string?> _level = new("--level") { Description = $"Only this level and worse: {string.Join(", ", LogLevels.All)}.", HelpName = "LEVEL" };
    private readonly Option<string?> _trace = new("--trace") { Description = "Only records of this request; its header traceparent will do.", HelpName = "ID" };
    private readonly Option<string> _output = new("--output", "-o") { Description = "default, json (with --no-follow one array, otherwise an object per line) or raw (the text alone).", DefaultValueFactory = _ => "default", HelpName = "FORMAT" };
    private readonly Option<string?> _template = new("--template") { Description = "How a record is written: {time} {namespace} {component} {pod} {container} {level} {trace} {message} {field:app.orderId}; {level,-5} fills up.", HelpName = "TEXT" };
    private readonly Option<string?> _timezone = new("--timezone") { Description = "In which times are written, such as UTC or Europe/Berlin; default: this machine's.", HelpName = "ZONE" };
    private readonly Option<string> _color = new("--color") { Description = "auto, always or never; auto is on a terminal, unless NO_COLOR is set.", DefaultValueFactory = _ => "auto", HelpName = "WHEN" };
    private readonly Option<int?> _most = Number("--max-components", "With --source cluster: so many logs of containers are open at once; default: 50.", []);
    private readonly Option<string> _source = LogSources.Option();

    private LogsCommand(CliContext context)
    {
        (_context, _common) = (context, new SignalArguments(context));
        _output.AcceptOnlyFromAmong("default", "json", "raw");
        _color.AcceptOnlyFromAmong("auto", "always", "never");
        _level.AcceptOnlyFromAmong([.. LogLevels.All]);
    }

    public static Command Create(CliContext context)
    {
        var it = new LogsCommand(context);
        var command = it._common.On(new Verb(
            "logs",
            "Shows what a component wrote, from what is kept or straight from the cluster, and goes on with what it writes.",
            new("logs cart", "the last 15 minutes of cart, and what it writes from now on"),
            new("logs deploy/cart --level error --since 24h --no-follow", "its errors of a day"),
            new("logs cart --include 'refused|timeout' -C 5", "what was written around some words"),
            new("logs --trace 4bf92f3577b34da6a3ce929d0e0e4736", "everything about one request"),
            new("logs . -n shop -o json --no-follow --since 5m", "everything of a namespace, for a program to read"),
            new("logs cart --source cluster --tail 20", "what the nodes still have, without waiting for Elasticsearch"))
        {
            it._component, it._follow, it._noFollow, it._since, it._until, it._tail, it._include, it._exclude, it._after, it._before, it._around, it._level, it._trace, it._output, it._template, it._timezone, it._color, it._source, it._most, it._common.Namespaces,
        });
        command.SetAction(it.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        // Whatever is wrong with the words is said before anybody is asked.
        var (component, grep, isTerminal, trace) = (Component(parsed), Grep(parsed), _context.IsTerminal, parsed.GetValue(_trace) is { } id ? TraceId.Find(id) ?? id : null);
        var follow = Follows(parsed);
        var printer = Printer(parsed, isTerminal, follow);

        await using var signals = _common.Open(parsed);
        var spaces = await Sight.OfLogs(signals, parsed.GetValue(_common.Namespaces) ?? []).NamespacesAsync(cancellation);
        var backend = LogSources.IsCluster(parsed, _source) ? LogSources.OfCluster(signals, parsed.GetValue(_most) ?? 50) : await LogSources.KeptAsync(signals, cancellation);
        var now = await backend.NowAsync(cancellation);
        var query = new LogQuery
        {
            Component = component,
            Namespaces = spaces,
            Since = SignalArguments.At(parsed.GetValue(_since) ?? (trace is null ? "15m" : "48h"), now)!.Value,
            Until = SignalArguments.At(parsed.GetValue(_until), now),
            Follow = follow,
            Tail = parsed.GetValue(_tail),
            Levels = parsed.GetValue(_level) is { } level ? LogLevels.From(level) : [],
            TraceId = trace,
        };
        await using var records = backend.ReadAsync(query, cancellation).GetAsyncEnumerator(cancellation);
        while (true)
        {
            var next = records.MoveNextAsync();
            if (!next.IsCompleted)
                printer.Flush();
            if (!await next)
                break;
            foreach (var shown in grep.Pass(records.Current))
            {
                if (shown is null)
                    printer.WriteGap();
                else
                    printer.Write(shown);
            }
        }

        printer.End();
        if (printer.Count == 0)
            signals.Say($"Nothing fits since {query.Since.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC.");
        return ExitCodes.Ok;
    }

    private ComponentPattern? Component(ParseResult parsed) => parsed.GetValue(_component) switch
    {
        { } text => text is "." ? null : ComponentPattern.Parse(text),
        null when parsed.GetValue(_trace) is not null => null,
        _ => throw new UsageException("Name a component, such as cart or deploy/cart; '.' is all of them."),
    };

    private bool Follows(ParseResult parsed) => (parsed.GetValue(_follow), parsed.GetValue(_noFollow)) switch
    {
        (true, true) => throw new UsageException("--follow and --no-follow exclude each other."),
        (true, _) => true,
        (_, true) => false,
        _ => parsed.GetValue(_until) is null && parsed.GetValue(_trace) is null,
    };

    private LogGrep Grep(ParseResult parsed)
    {
        var around = parsed.GetValue(_around) ?? 0;
        var (before, after) = (parsed.GetValue(_before) ?? around, parsed.GetValue(_after) ?? around);
        var include = Patterns(parsed.GetValue(_include));
        return before + after > 0 && include.Count == 0
            ? throw new UsageException("-A, -B and -C show what is around the records that --include finds; there is no --include.")
            : new LogGrep(include, Patterns(parsed.GetValue(_exclude)), before, after);
    }

    private LogPrinter Printer(ParseResult parsed, bool isTerminal, bool follow)
    {
        var (format, template) = (parsed.GetValue(_output), parsed.GetValue(_template));
        if (template is not null && format != "default")
            throw new UsageException($"--template and -o {format} exclude each other.");
        var colors = parsed.GetValue(_color) switch { "always" => true, "never" => false, _ => isTerminal && _context.Environment("NO_COLOR") is null or "" };
        var text = format == "json" ? null : new LogTemplate(template ?? (format == "raw" ? LogTemplate.Raw : LogTemplate.Default), Zone(parsed.GetValue(_timezone)), colors, isTerminal);
        return new LogPrinter(_context.Output, text, isDocument: !follow);
    }

    private static TimeZoneInfo Zone(string? name) => name is null ? TimeZoneInfo.Local
        : TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone
        : throw new UsageException($"There is no time zone '{name}' here. Zones are named as in UTC, Europe/Berlin or America/New_York.");

    private static List<Regex> Patterns(string[]? texts)
    {
        var patterns = new List<Regex>();
        foreach (var text in texts ?? [])
        {
            try
            {
                patterns.Add(new Regex(text, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking));
            }
            catch (Exception e) when (e is ArgumentException or NotSupportedException)
            {
                throw new UsageException($"'{text}' is not a regular expression that can be used here: {e.Message}");
            }
        }

        return patterns;
    }

    private static Option<int?> Number(string name, string description, params string[] aliases)
    {
        var option = new Option<int?>(name, aliases) { Description = description, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !(int.TryParse(text, out var number) && number is >= 0 and <= 100_000))
                result.AddError($"{name} takes a number from 0 to 100000, not '{text}'.");
        });
        return option;
    }
}
