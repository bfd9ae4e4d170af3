using System.Collections.Immutable;
using Monitoring.Cli.Backends;
using Monitoring.Dashboards;
using Monitoring.Describe;
using Monitoring.Metrics;
using Monitoring.PromQl;
using Monitoring.PromQl.Syntax;
using Spectre.Console;

namespace Monitoring.Cli.Doctor;

/// <summary>Finds out what is asked about, and looks at it: a metric or selector, a dashboard, or a component with its signals.</summary>
/// <param name="console">Where to say it.</param>
/// <param name="patient">The stack.</param>
internal sealed class DoctorVisit(IAnsiConsole console, Patient patient)
{
    /// <summary>Says what was found on the way.</summary>
    /// <param name="subject">What people typed; null for the whole stack.</param>
    /// <param name="namespaces">Where components are looked for; empty for everywhere.</param>
    /// <param name="signals">Which of a component's signals: metrics, logs, traces; empty for those that the stack has.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The worst of it.</returns>
    public async Task<Verdict> VisitAsync(string? subject, ImmutableArray<string> namespaces, IReadOnlyCollection<string> signals, CancellationToken cancellation)
    {
        if (subject is null)
            return await OfStackAsync(cancellation);
        if (Dashboard(subject) is { } dashboard)
        {
            console.MarkupLineInterpolated($"[bold]dashboard {dashboard.Title}[/]");
            return await new DashboardExamination(console, patient).LookAsync(dashboard, cancellation);
        }

        if (signals.Count == 0 && Selector(subject) is { } selector && (subject.Contains('{', StringComparison.Ordinal) || await IsMetricAsync(selector, cancellation)))
        {
            console.MarkupLineInterpolated($"[bold]{subject}[/]");
            return await new Examination(console, patient).WalkAsync(DoctorSteps.OfMetric, MetricQuestion.Of(patient.Plan, selector), cancellation);
        }

        return await OfComponentAsync(new ComponentQuestion(ComponentPattern.Parse(subject), namespaces), signals.Count > 0 ? signals : SignalsOfStack(), cancellation);
    }

    /// <summary>What the stack collects, or has been told where to find.</summary>
    private List<string> SignalsOfStack()
    {
        var (settings, ways) = (patient.Plan.Settings, patient.Signals);
        var isHere = ways.Here is not null;
        return
        [
            "metrics",
            .. settings.Logging.Enabled || (isHere && ways.Knows(Backend.Elasticsearch)) ? ["logs"] : Array.Empty<string>(),
            .. settings.Tracing.Enabled || (isHere && ways.Knows(Backend.Zipkin)) ? ["traces"] : Array.Empty<string>(),
        ];
    }

    private async Task<Verdict> OfComponentAsync(ComponentQuestion question, IReadOnlyCollection<string> signals, CancellationToken cancellation)
    {
        var worst = Verdict.Skipped;
        foreach (var signal in signals)
        {
            console.MarkupLineInterpolated($"[bold]{signal} of {question.Pattern}[/]");
            var steps = signal switch { "logs" => DoctorSteps.OfLogs, "traces" => DoctorSteps.OfTraces, _ => DoctorSteps.OfMetrics };
            worst = Worse(worst, await new Examination(console, patient).WalkAsync(steps, question, cancellation));
        }

        return worst;
    }

    /// <summary>Every job with its targets, and whatever logs and traces have of anybody.</summary>
    private async Task<Verdict> OfStackAsync(CancellationToken cancellation)
    {
        console.MarkupLineInterpolated($"[bold]stack {patient.Signals.Stack}[/]");
        var worst = Verdict.Skipped;
        foreach (var job in patient.Plan.Descriptions.SelectMany(description => description.ScrapeJobs))
            worst = Worse(worst, await OfJobAsync(job, cancellation));
        foreach (var signal in SignalsOfStack().Skip(1))
            worst = Worse(worst, await OfComponentAsync(new ComponentQuestion(ComponentPattern.Parse(".*"), []), [signal], cancellation));
        return worst;
    }

    private async Task<Verdict> OfJobAsync(ScrapeJob job, CancellationToken cancellation)
    {
        var targets = (await patient.TargetsAsync(cancellation)).Where(target => target.Job == job.Name).ToList();
        // Jobs that find whatever asks for it may well find nothing.
        var finding = targets.Count > 0 ? ScrapeErrors.Judge(targets)
            : job.YieldsToClaims ? Finding.Unknown("nothing asks to be scraped")
            : Finding.Broken("it has no targets", $"`./monitor doctor {job.Name}`");
        finding.Show(console, job.Name);
        return finding.Verdict;
    }

    private static Verdict Worse(Verdict one, Verdict other) => one > other ? one : other;

    private Dashboard? Dashboard(string subject) => patient.Plan.Dashboards.Select(compiled => Monitoring.Dashboards.Dashboard.Parse(new SourceFile(compiled.SourcePath, compiled.Json)))
        .FirstOrDefault(dashboard => dashboard.Uid == subject || string.Equals(dashboard.Title, subject, StringComparison.OrdinalIgnoreCase));

    private static VectorSelector? Selector(string subject) => PromQlReferences.TryOf(subject)?.Tree is VectorSelector { Name: not null } selector ? selector : null;

    private async Task<bool> IsMetricAsync(VectorSelector selector, CancellationToken cancellation) =>
        selector.Name!.Contains('_', StringComparison.Ordinal) || KnownMetrics.OfOurExporters.FindAll(selector.Name).Any() || await patient.ValueAsync($"count({MetricQuestion.Of(patient.Plan, selector).Text([])})", cancellation) is not null;
}
