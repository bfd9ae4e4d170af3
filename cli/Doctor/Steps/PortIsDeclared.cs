using System.Globalization;

namespace Monitoring.Cli.Doctor.Steps;

/// <summary>Is the port that the annotation names one of the pod's?</summary>
internal sealed class PortIsDeclared : IDoctorStep<ComponentQuestion>
{
    public string Title => "the port is one of the pod's";

    public async Task<Finding> LookAsync(Patient patient, ComponentQuestion question, CancellationToken cancellation)
    {
        if (await patient.PodsAsync(question, cancellation) is not { IsEmpty: false } pods || pods[0].AnnotatedPort is not { } port)
            return Finding.Skipped;
        var ports = pods[0].Ports.ToList();
        var text = port.ToString(CultureInfo.InvariantCulture);
        // A container need not declare what it listens on; so this is a hint until the target turns out to be down.
        return ports.Exists(one => one.Port == port) ? Finding.Fine(text)
            : Finding.Unknown($"{text} by annotation; its containers declare {(ports.Count == 0 ? "none" : string.Join(", ", ports.Select(one => $"{one.Port.ToString(CultureInfo.InvariantCulture)}{(one.Name.Length > 0 ? $" ({one.Name})" : "")}")))}");
    }
}
