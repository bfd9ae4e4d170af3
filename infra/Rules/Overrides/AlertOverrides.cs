using System.Collections.Immutable;
using Monitoring.Alerting;
using Monitoring.Settings;

namespace Monitoring.Rules.Overrides;

/// <summary>Puts a stack's overrides into the rules before they are compiled.</summary>
public static class AlertOverrides
{
    /// <summary>Never throws; an override that cannot be followed changes nothing and is a problem.</summary>
    public static OverriddenRules Apply(
        IEnumerable<RuleFile> files, ImmutableSortedDictionary<string, AlertOverride> overrides, AlertOverrideContext context)
    {
        var rules = files.ToImmutableArray();
        var changed = new Dictionary<AlertRule, AlertRule?>(ReferenceEqualityComparer.Instance);
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var byName = rules.SelectMany(file => file.Groups)
            .SelectMany(group => group.Rules.OfType<AlertRule>().Select(alert => new OverriddenAlert(alert, group)))
            .ToLookup(alert => alert.Source.Name, StringComparer.Ordinal);

        foreach (var (name, given) in overrides)
        {
            var path = $"{context.Path}.{name}";
            if (!byName.Contains(name))
            {
                problems.Add(Problem.Error(path, NoSuchAlert(name, byName.Select(alerts => alerts.Key), context)));
                continue;
            }

            var alerts = byName[name].ToImmutableArray();
            problems.AddRange(new AlertOverrideReader(path, name, alerts, context).Read(given));
            foreach (var alert in alerts)
                changed[alert.Source] = alert.Result;
        }

        return new OverriddenRules([.. rules.Select(file => With(changed, file)).OfType<RuleFile>()], problems.ToImmutable());
    }

    private static string NoSuchAlert(string name, IEnumerable<string> alerts, AlertOverrideContext context)
    {
        if (context.AlertsOfOtherFiles.TryGetValue(name, out var file))
            return $"Alert {name} belongs to {file}, which this stack does not load because what it watches is switched off. Switch that on, or remove the override.";
        return $"There is no alert '{name}'.{Nearest.Suggestion(name, alerts.Concat(context.AlertsOfOtherFiles.Keys))}";
    }

    /// <summary>The file with the changed rules; null when nothing is left of it.</summary>
    private static RuleFile? With(Dictionary<AlertRule, AlertRule?> changed, RuleFile file)
    {
        var groups = file.Groups.Select(group => (Before: group, After: group with { Rules = [.. group.Rules.Select(rule => With(changed, rule)).OfType<Rule>()] }))
            .Where(group => group.Before.Rules.IsEmpty || !group.After.Rules.IsEmpty)
            .Select(group => group.After)
            .ToImmutableArray();
        return groups.IsEmpty && !file.Groups.IsEmpty ? null : file with { Groups = groups };
    }

    private static Rule? With(Dictionary<AlertRule, AlertRule?> changed, Rule rule) =>
        rule is AlertRule alert && changed.TryGetValue(alert, out var result) ? result : rule;
}
