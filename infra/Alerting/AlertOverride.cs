using System.Collections.Immutable;
using Monitoring.Settings;

namespace Monitoring.Alerting;

/// <summary>
/// What a stack changes in the alert of one name. An alert of several severities is one rule for each: its own keys apply to all of them, and those
/// below a severity to that one.
/// </summary>
public sealed record AlertOverride : AlertChange
{
    [Setting("The critical rule of an alert that has several severities.", Example = "{ \"threshold\": 0.1 }")]
    public AlertChange? Critical { get; init; }

    [Setting("The warning of an alert that has several severities.", Example = "{ \"threshold\": 0.2 }")]
    public AlertChange? Warning { get; init; }

    [Setting("The rule of severity info of an alert that has several severities.", Example = "{ \"enabled\": false }")]
    public AlertChange? Info { get; init; }

    /// <summary>The parts for one severity that are given, by the name of the severity.</summary>
    public ImmutableArray<(string Severity, AlertChange Change)> Parts =>
        [.. new[] { ("critical", Critical), ("warning", Warning), ("info", Info) }.Where(part => part.Item2 is not null).Select(part => (part.Item1, part.Item2!))];
}
