using System.Globalization;

namespace Monitoring.Cli.Doctor.Steps;

/// <summary>Is there anybody to store samples?</summary>
internal sealed class PrometheusAnswers : IDoctorStep<object>
{
    public string Title => "Prometheus answers";

    public async Task<Finding> LookAsync(Patient patient, object question, CancellationToken cancellation)
    {
        var targets = await patient.TargetsAsync(cancellation);
        return Finding.Fine(string.Create(CultureInfo.InvariantCulture, $"it scrapes {targets.Count} targets"));
    }
}
