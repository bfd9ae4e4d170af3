using System.Collections.Immutable;
using Monitoring.Settings;

namespace Monitoring.Rules;

/// <summary>A rule that fires for every series that its expression returns.</summary>
/// <param name="Name">Name of the alert, in CamelCase.</param>
/// <param name="Expression">PromQL, perhaps of several lines.</param>
/// <param name="Line">Line in the file.</param>
public sealed record AlertRule(string Name, string Expression, int Line) : Rule(Name, Expression, Line)
{
    /// <summary>How long the expression has to hold before the alert fires; null fires at once.</summary>
    public Duration? For { get; init; }

    /// <summary>How long the alert keeps firing after the expression stopped holding.</summary>
    public Duration? KeepFiringFor { get; init; }

    /// <summary>Texts for the people who are called, in the order of the file.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Annotations { get; init; } = [];

    public override string Title => $"alert {Name}";

    /// <summary>The text of an annotation, or null.</summary>
    public string? Annotation(string name) => Annotations.Where(x => x.Key == name).Select(x => x.Value).FirstOrDefault();

    /// <summary>The severity: its own, or that of its group; null when neither has one.</summary>
    public string? SeverityIn(RuleGroup group) => Label("severity") ?? group.Labels.Where(x => x.Key == "severity").Select(x => x.Value).FirstOrDefault();

    /// <summary>The alert with another value of a label, which stays where it was or comes last.</summary>
    public AlertRule With(string label, string value) => this with
    {
        Labels = Label(label) is null ? Labels.Add(new(label, value)) : [.. Labels.Select(x => x.Key == label ? new(label, value) : x)],
    };
}
