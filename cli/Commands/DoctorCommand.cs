using System.CommandLine;
using Monitoring.Cli.Backends;
using Monitoring.Cli.Doctor;
using Monitoring.Cli.Help;
using Monitoring.Cli.Host;
using Spectre.Console;

namespace Monitoring.Cli.Commands;

/// <summary><c>./monitor doctor cart</c>: why is there no data?</summary>
internal static class DoctorCommand
{
    private static readonly string[] Signals = ["metrics", "logs", "traces"];

    public static Command Create(CliContext context)
    {
        var common = new SignalArguments(context);
        var subject = new Argument<string?>("subject") { Description = "A metric or a selector, the uid or title of a dashboard, or a component as other commands take it. Without it the whole stack.", Arity = ArgumentArity.ZeroOrOne };
        var signal = new Option<string[]>("--signal") { Description = "Of a component only this signal: metrics, logs or traces; may be given several times. Default: all that the stack has." };
        signal.AcceptOnlyFromAmong(Signals);
        return common.On(new Verb(
            "doctor",
            "Says why there is no data: walks from the source to who asks, stops at the first break, and says what to change. Changes nothing. Exit code 2 when it found a break.",
            new("doctor", "every scrape job of the stack, and its logs and traces"),
            new("doctor cart -n shop", "why nothing is seen of a component"),
            new("doctor node_load1", "why a metric has no series"),
            new("doctor 'http_requests_total{code=\"200\"}'", "why a selector selects nothing"),
            new("doctor 'Service status'", "why panels of a dashboard are empty"),
            new("doctor cart --signal traces", "only its traces"))
        {
            subject, signal, common.Namespaces,
        }, async (parsed, signals, cancellation) =>
        {
            var plan = await RunningPlan.OfAsync(signals, cancellation);
            var visit = new DoctorVisit(context.Console, new Patient(signals, plan));
            var worst = await visit.VisitAsync(parsed.GetValue(subject), [.. common.NamespacesOf(parsed)], parsed.GetValue(signal) ?? [], cancellation);
            if (worst == Verdict.Broken)
                return ExitCodes.Unhealthy;
            context.Console.MarkupLine(worst == Verdict.Unknown ? "[green]✓[/] no break; what has a dash could not be looked at, or is worth a look" : "[green]✓[/] nothing on the way keeps data back");
            return ExitCodes.Ok;
        });
    }
}
