using System.Globalization;
using Monitoring.Dashboards;
using Monitoring.PromQl;
using Spectre.Console;

namespace Monitoring.Cli.Doctor;

/// <summary>
/// Looks at all that a dashboard reads, panel by panel. A metric that is there without a series that meets the panel's conditions is no fault: panels count what should
/// not happen. One of which there is nothing at all is.
/// </summary>
/// <param name="console">Where to say it.</param>
/// <param name="patient">The stack.</param>
internal sealed class DashboardExamination(IAnsiConsole console, Patient patient)
{
    /// <summary>Says which panels can show nothing, and why.</summary>
    public async Task<Verdict> LookAsync(Dashboard dashboard, CancellationToken cancellation)
    {
        var examination = new Examination(console, patient);
        var findings = new Dictionary<string, Finding>(StringComparer.Ordinal);
        var (panels, dark) = (0, 0);
        foreach (var panel in dashboard.Panels.Where(panel => panel.Targets.Any(target => target.Expression is not null)))
        {
            panels++;
            var worst = Finding.Fine("");
            foreach (var name in panel.Targets.SelectMany(target => target.Expression is { } expression ? PromQlReferences.TryOf(expression, PromQlDialect.Grafana)?.Selectors ?? [] : []).Where(selector => selector.Name is not null).DistinctBy(selector => selector.Name))
            {
                if (!findings.TryGetValue(name.Name!, out var finding))
                    findings[name.Name!] = finding = await LookAsync(examination, MetricQuestion.Of(patient.Plan, name), cancellation);
                worst = finding.Verdict > worst.Verdict ? finding with { What = $"{name.Name}: {finding.What}" } : worst;
            }

            if (worst.Verdict != Verdict.Broken)
                continue;
            dark++;
            worst.Show(console, panel.Name);
        }

        console.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"  {(dark == 0 ? "[green]✓[/]" : "[red]✗[/]")} {panels - dark} of {panels} panels have what they read"));
        return dark > 0 ? Verdict.Broken : Verdict.Fine;
    }

    /// <summary>Most metrics are there, and then nobody has to walk.</summary>
    private async Task<Finding> LookAsync(Examination examination, MetricQuestion question, CancellationToken cancellation)
    {
        if (await patient.ValueAsync($"count({question.Text([])})", cancellation) is not null)
            return Finding.Fine("");
        foreach (var step in DoctorSteps.OfMetric)
        {
            if (await examination.LookAsync(step, question, cancellation) is { Verdict: Verdict.Broken } broken)
                return broken;
        }

        return Finding.Fine("");
    }
}
