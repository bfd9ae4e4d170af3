using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Monitoring.Settings;

namespace Monitoring.Systems.Micro;

/// <summary>Whether the services of a Micro platform are watched, and how their pods are found.</summary>
public sealed partial record MicroSettings : IValidatedSettings
{
    [Setting("Watches the services of a Micro platform through the metrics that each of them serves.")]
    public bool Enabled { get; init; }

    [Setting("Namespaces of the services' pods. None means all, and needs Prometheus to watch every pod.", Example = "[micro]")]
    public ImmutableArray<string> Namespaces { get; init; } = [];

    [Setting("The label by which the services' pods are found. Empty finds those that are annotated with `prometheus.io/scrape: \"true\"` and with the port of these settings as `prometheus.io/port`.", Example = "micro=service", Pattern = "([A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?=[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)?", PatternText = "one label with its value, such as 'micro=service'")]
    public string PodLabel { get; init; } = "";

    [Setting("Port of the metrics.", Min = "1", Max = "65535")]
    public int Port { get; init; } = 9000;

    [Setting("Name of the pods' label that says which service they are. Micro's own runtime writes `name`; pods without it are called by `app.kubernetes.io/name` or `app`.", Pattern = "[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?", PatternText = "the name of a label such as 'name'")]
    public string ServiceLabel { get; init; } = "name";

    /// <summary>The port as annotations write it.</summary>
    public string PortText => Port.ToString(CultureInfo.InvariantCulture);

    public IEnumerable<Problem> Validate(SettingsContext context)
    {
        foreach (var name in Namespaces.Where(name => !DnsLabel().IsMatch(name)))
            yield return Problem.Error(context.Key("namespaces"), $"'{name}' cannot be the name of a namespace; it has to be a DNS label such as 'micro'.");
        foreach (var twice in Namespaces.GroupBy(name => name).Where(group => group.Count() > 1))
            yield return Problem.Error(context.Key("namespaces"), $"The namespace '{twice.Key}' is named twice.");
    }

    [GeneratedRegex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$")]
    private static partial Regex DnsLabel();
}
