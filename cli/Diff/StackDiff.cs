using System.Collections.Immutable;
using Monitoring.Cli.Diff.Subjects;

namespace Monitoring.Cli.Diff;

/// <summary>What deploying one version of a stack over another would change.</summary>
/// <param name="Stack">Name of the stack.</param>
/// <param name="Before">What it is compared with, in words.</param>
/// <param name="Sections">One for each subject with changes.</param>
internal sealed record StackDiff(string Stack, string Before, ImmutableArray<DiffSection> Sections)
{
    /// <summary>All subjects, in the order of a report. A new one is a file and an entry.</summary>
    private static readonly ISubject[] Subjects =
    [
        new AlertsSubject(), new RoutingSubject(), new RecordedSeriesSubject(), new DashboardsSubject(), new ScrapeJobsSubject(), new RetentionSubject(), new RequestsSubject(), new ObjectsSubject(), new HostSubject(),
    ];

    public bool HasChanges => Sections.Length > 0;

    /// <summary>Everything that changes do to what runs, the worst first.</summary>
    public IEnumerable<(string Name, Effect Effect)> Effects =>
        Sections.SelectMany(section => section.Changes).SelectMany(change => change.Effects.Select(effect => (change.Name, effect))).OrderBy(pair => pair.effect.Kind);

    public static StackDiff Of(string stack, string beforeName, StackObjects before, StackObjects after) => new(
        stack,
        beforeName,
        [.. Subjects.Select(subject => new DiffSection(subject.Title, [.. subject.Compare(before, after)])).Where(section => section.Changes.Length > 0)]);
}
