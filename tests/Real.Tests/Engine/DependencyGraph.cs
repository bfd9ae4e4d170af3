namespace Monitoring.Tests.Real.Engine;

/// <summary>What has to be there before what: what a registration names, and what its parents do.</summary>
internal sealed class DependencyGraph
{
    private readonly Dictionary<string, string[]> _first;

    public DependencyGraph(IEnumerable<EngineCall> registrations) =>
        _first = registrations.ToDictionary(UrnOf, call => (string[])[(string)call.Request["parent"]!, .. call.Request["dependencies"]!.Select(urn => (string)urn!)]);

    public bool DependsOn(EngineCall later, EngineCall earlier)
    {
        var (target, seen, open) = (UrnOf(earlier), new HashSet<string>(), new Stack<string>([UrnOf(later)]));
        while (open.TryPop(out var urn))
        {
            foreach (var next in _first.GetValueOrDefault(urn, []).Where(seen.Add))
                open.Push(next);
        }

        return seen.Contains(target);
    }

    private static string UrnOf(EngineCall call)
    {
        var (parent, type) = (((string)call.Request["parent"]!).Split("::"), (string)call.Request["type"]!);
        if (parent is not [var prefix, var project, var above, ..])
            return $"{type}::{call.Name}";
        return $"{prefix}::{project}::{(above == "pulumi:pulumi:Stack" ? type : $"{above}${type}")}::{call.Name}";
    }
}
