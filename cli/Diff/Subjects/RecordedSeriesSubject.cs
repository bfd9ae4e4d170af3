using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Diff.Subjects;

/// <summary>Series that recording rules make.</summary>
internal sealed class RecordedSeriesSubject : KeyedSubject
{
    public override string Title => "Recorded series";

    protected override IEnumerable<(string Name, JObject Value)> Things(StackObjects side) =>
        AlertsSubject.RulesOf(side).Where(rule => rule["record"] is not null).Select(rule => ((string)rule["record"]!, rule));
}
