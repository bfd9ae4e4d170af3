using System.Globalization;

namespace Monitoring.Cli.Doctor.Steps;

/// <summary>Does what Fluentd reads get away, or does it wait on the nodes?</summary>
internal sealed class FluentdSends : IDoctorStep<ComponentQuestion>
{
    /// <summary>Percent of a buffer; below it reading waits soon.</summary>
    private const double Full = 10;

    public string Title => "Fluentd's buffers have room";

    public async Task<Finding> LookAsync(Patient patient, ComponentQuestion question, CancellationToken cancellation)
    {
        var space = await (await patient.MetricsAsync(cancellation)).QueryAsync("min by (node, plugin_id) (fluentd_output_status_buffer_available_space_ratio{job=\"fluentd\"})", null, cancellation);
        if (space.Count == 0)
            return Finding.Unknown("Prometheus has nothing about them");
        var least = space.MinBy(series => series.Last)!;
        return least.Last > Full ? Finding.Fine(string.Create(CultureInfo.InvariantCulture, $"{least.Last:F0} % where it is least")) : Finding.Broken(
            string.Create(CultureInfo.InvariantCulture, $"{least.Last:F0} % is left on {least["node"]}: what is read waits there, because {least["plugin_id"]} does not get rid of it"),
            "where they go is down, full or refuses: runbook FluentdBufferFillingUp; nothing is lost before the node rotates its files away");
    }
}
