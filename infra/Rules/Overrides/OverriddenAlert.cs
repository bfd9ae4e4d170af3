namespace Monitoring.Rules.Overrides;

/// <summary>An alert rule on its way through the overrides.</summary>
internal sealed class OverriddenAlert(AlertRule source, RuleGroup group)
{
    /// <summary>As the file has it.</summary>
    public AlertRule Source { get; } = source;

    /// <summary>As the stack gets it; null when it is switched off.</summary>
    public AlertRule? Result { get; set; } = source;

    /// <summary>The severity in the file, which may be the group's.</summary>
    public string? SourceSeverity { get; } = source.SeverityIn(group);

    /// <summary>The severity that the stack gets; null as well when the alert is switched off.</summary>
    public string? Severity => Result?.SeverityIn(group);
}
