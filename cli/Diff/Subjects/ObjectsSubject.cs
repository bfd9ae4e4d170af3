using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Diff.Subjects;

/// <summary>The objects of the cluster. Of a Secret is told that it changes, and nothing that is in it.</summary>
internal sealed class ObjectsSubject : KeyedSubject
{
    public override string Title => "Objects";

    public override IEnumerable<Change> Compare(StackObjects before, StackObjects after) => base.Compare(before, after).Select(change =>
        change.Name.StartsWith("Secret ", StringComparison.Ordinal) ? change with { Fields = [.. change.Fields.Select(Silent)] } : change);

    protected override IEnumerable<(string Name, JObject Value)> Things(StackObjects side) => side.Objects.Select(item => (item.Id, item.Body));

    protected override IEnumerable<Effect> EffectsOf(JObject? before, JObject? after) =>
        ObjectEffects.Of(before is null ? null : new ClusterObject(before), after is null ? null : new ClusterObject(after));

    private static FieldChange Silent(FieldChange field) => field.Path.StartsWith("metadata", StringComparison.Ordinal)
        ? field
        : field with { Before = field.Before is null ? null : "(not shown)", After = field.After is null ? null : "(not shown)" };
}
