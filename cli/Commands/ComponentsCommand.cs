using System.CommandLine;
using System.Globalization;
using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Connecting;
using Monitoring.Cli.Components;
using Monitoring.Cli.Help;
using Monitoring.Cli.Terminal;
using Monitoring.Questions;
using Newtonsoft.Json.Linq;
using Spectre.Console;

namespace Monitoring.Cli.Commands;

/// <summary><c>./monitor components</c>: who emits logs, metrics and traces, how much, and who should and does not.</summary>
internal static class ComponentsCommand
{
    private static readonly string[] SignalNames = ["logs", "metrics", "traces"];
    private static readonly string[] Columns = ["component", "emits", "ready", "series", "samples", "lines", "spans", "last seen", "declared by"];

    public static Command Create(CliContext context)
    {
        var common = new SignalArguments(context);
        var component = SignalArguments.Component();
        var emits = new Option<string?>("--emits") { Description = $"Only those that emit {string.Join(", ", SignalNames)}, or should.", HelpName = "SIGNAL" };
        var all = new Option<bool>("--all-namespaces", "-A") { Description = "All namespaces, or a refusal when you may not see one." };
        var output = OutputFormat.Option();
        emits.AcceptOnlyFromAmong(SignalNames);
        return common.On(new Verb(
            "components",
            "Lists all that emit logs, metrics or traces, with their rates, and those that should and do not.",
            new("components", "all that emits something, or should"),
            new("components cart -n shop", "one of them"),
            new("components --emits traces -A", "what sends spans, in all namespaces")) { component, emits, common.Namespaces, all, output }, async (parsed, signals, cancellation) =>
        {
            var meant = SignalArguments.Of(parsed, component);
            if (parsed.GetValue(all))
                await Sight.OfPods(signals).DemandWholeAsync(cancellation);
            var sources = await ComponentSources.OpenAsync(signals, parsed.GetValue(emits), cancellation);
            var registry = await ComponentRegistry.ReadAsync(signals, sources, cancellation);
            var sight = await Sight.OfPods(signals, common.NamespacesOf(parsed)).AmongAsync(registry.Components.Select(component => component.Id.Namespace), cancellation);
            var found = registry.Find(meant, sight).Where(component => parsed.GetValue(emits) is not { } signal || Concerns(component, signal)).ToList();
            if (OutputFormat.IsJson(parsed, output))
                OutputFormat.Write(context, new JArray(found.Select(Json)));
            else
                Show(context, found, sources.Now());
            return ExitCodes.Ok;
        });
    }

    private static bool Concerns(Component component, string signal) => component.Emits.Contains(signal) || component.Missing.Any(missing => missing.StartsWith($"{signal}:", StringComparison.Ordinal));

    private static void Show(CliContext context, List<Component> components, DateTimeOffset now)
    {
        if (components.Count == 0)
        {
            context.Console.WriteLine("No component is like that.");
            return;
        }

        context.Console.Write(PlainTable.WithoutEmpty(Columns, [.. components.Select(component => Cells(component, now))]));
        foreach (var component in components)
            foreach (var missing in component.Missing)
                context.Console.WriteMarked("[olive]![/]", $"{component.Id}: {missing}");
    }

    private static IReadOnlyList<string> Cells(Component component, DateTimeOffset now) =>
    [
        component.Id.ToString(),
        string.Join(' ', component.Emits),
        component.Wanted is { } wanted ? string.Create(CultureInfo.InvariantCulture, $"{component.Ready}/{wanted}") : "",
        component.Series is { } series ? Shown.Digits(series) : "",
        Shown.Value(component.SamplesPerSecond, QuestionUnit.PerSecond),
        Shown.Value(component.LinesPerSecond, QuestionUnit.PerSecond),
        Shown.Value(component.SpansPerSecond, QuestionUnit.PerSecond),
        component.LastSeen is { } seen ? $"{Shown.Age(now - seen)} ago" : "",
        component.Declared,
    ];

    private static JObject Json(Component component) => new()
    {
        ["namespace"] = component.Id.Namespace,
        ["kind"] = component.Id.Kind,
        ["name"] = component.Id.Name,
        ["emits"] = new JArray(component.Emits),
        ["missing"] = new JArray(component.Missing),
        ["ready"] = component.Ready,
        ["wanted"] = component.Wanted,
        ["series"] = component.Series,
        ["samplesPerSecond"] = component.SamplesPerSecond,
        ["linesPerSecond"] = component.LinesPerSecond,
        ["spansPerSecond"] = component.SpansPerSecond,
        ["lastSeen"] = component.LastSeen?.UtcDateTime,
        ["declared"] = component.Declared,
        ["jobs"] = new JArray(component.Jobs),
    };
}
