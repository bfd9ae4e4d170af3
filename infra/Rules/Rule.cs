using System.Collections.Immutable;

namespace Monitoring.Rules;

/// <summary>A rule of a group: an <see cref="AlertRule"/> or a <see cref="RecordingRule"/>.</summary>
/// <param name="Name">Name of the alert, or of the series that is recorded.</param>
/// <param name="Expression">PromQL, perhaps of several lines.</param>
/// <param name="Line">Line in the file.</param>
public abstract record Rule(string Name, string Expression, int Line)
{
    /// <summary>Labels that are added, in the order of the file.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Labels { get; init; } = [];

    /// <summary>How messages call the rule: <c>alert NodeDown</c>.</summary>
    public abstract string Title { get; }

    /// <summary>The value of a label that is added, or null.</summary>
    public string? Label(string name) => Labels.Where(x => x.Key == name).Select(x => x.Value).FirstOrDefault();
}
