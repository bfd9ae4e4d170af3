using System.Collections.Immutable;
using Monitoring.OnCall;
using Monitoring.Rules;
using Monitoring.Settings;

namespace Monitoring.Alertmanager;

/// <summary>Sends every alert of a stack down Alertmanager's routes and says which ones would reach nobody without anybody having meant it.</summary>
public static class AlertRouting
{
    /// <param name="files">The rules of the stack, overrides in place.</param>
    /// <param name="root">The tree of routes.</param>
    /// <param name="onCall">Which receivers there are.</param>
    public static IEnumerable<Problem> Check(IEnumerable<RuleFile> files, AlertRoute root, OnCallSettings onCall)
    {
        var receivers = AlertmanagerConfig.ReceiverNames(onCall).ToDictionary(receiver => receiver.Name, receiver => receiver.TellsSomebody, StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var (group, alert) in file.Groups.SelectMany(group => group.Rules.OfType<AlertRule>().Select(alert => (group, alert))))
            {
                if (Mistake(LabelsOf(group, alert), root, receivers) is { } mistake)
                    yield return Problem.Error($"{file.Path}:{alert.Line}", $"Alert {alert.Name} {mistake}");
            }
        }
    }

    /// <summary>The labels of an alert that its rule file fixes; those of its series come on top.</summary>
    public static ImmutableSortedDictionary<string, string> LabelsOf(RuleGroup group, AlertRule alert)
    {
        var labels = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in group.Labels.Concat(alert.Labels).Append(new("alertname", alert.Name)))
            labels[name] = value;
        return labels.ToImmutable();
    }

    private static string? Mistake(ImmutableSortedDictionary<string, string> labels, AlertRoute root, Dictionary<string, bool> receivers)
    {
        var route = root.Find(labels);
        if (route is null || ReferenceEquals(route, root))
            return $"matches no route of Alertmanager (its labels are {string.Join(", ", labels.Where(label => label.Key != "alertname").Select(label => $"{label.Key}=\"{label.Value}\""))}); the routes ask for severity {string.Join(", ", root.Severities)}.";
        if (!receivers.TryGetValue(route.Receiver, out var tellsSomebody))
            return $"is routed to the receiver '{route.Receiver}', which does not exist.";
        return tellsSomebody || route.SilentBecause is not null ? null : $"is routed to the receiver '{route.Receiver}', which tells nobody.";
    }
}
