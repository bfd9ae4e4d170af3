using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Diff;

/// <summary>A subject that consists of things with a name each: it says what they are, and the comparison follows.</summary>
internal abstract class KeyedSubject : ISubject
{
    public abstract string Title { get; }

    public virtual IEnumerable<Change> Compare(StackObjects before, StackObjects after)
    {
        var (old, now) = (Named(before), Named(after));
        foreach (var name in old.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
        {
            var (was, becomes) = (old.GetValueOrDefault(name), now.GetValueOrDefault(name));
            if (JToken.DeepEquals(was, becomes))
                continue;
            if (was is not null && becomes is not null && JToken.DeepEquals(was = Expressions.Aligned(was, becomes), becomes))
                continue;
            var change = (was, becomes) switch
            {
                (null, _) => new Change(ChangeKind.Added, name),
                (_, null) => new Change(ChangeKind.Removed, name),
                _ => new Change(ChangeKind.Changed, name) { Fields = Fields.Compare(was, becomes) },
            };
            yield return change with { Effects = [.. EffectsOf(was, becomes)] };
        }
    }

    /// <summary>The things of one side; of two with one name the second gets a number.</summary>
    protected abstract IEnumerable<(string Name, JObject Value)> Things(StackObjects side);

    /// <summary>What a difference does to what runs; null stands for a side that does not have the thing.</summary>
    protected virtual IEnumerable<Effect> EffectsOf(JObject? before, JObject? after) => [];

    private Dictionary<string, JObject> Named(StackObjects side)
    {
        var named = new Dictionary<string, JObject>(StringComparer.Ordinal);
        foreach (var (name, value) in Things(side))
        {
            var free = name;
            for (var number = 2; !named.TryAdd(free, value); number++)
                free = FormattableString.Invariant($"{name} #{number}");
        }

        return named;
    }
}
