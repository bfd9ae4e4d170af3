namespace Monitoring.Cli.Host;

/// <summary>What an Alertmanager counts about its notifications.</summary>
/// <param name="Tried">All, whether they failed or not.</param>
/// <param name="Failed">Those that failed, by service and reason.</param>
internal sealed record NotificationCounts(double Tried, IReadOnlyDictionary<string, double> Failed)
{
    /// <summary>Services and reasons that count more than they did before.</summary>
    public IReadOnlyList<string> NewFailures(NotificationCounts before) =>
        [.. Failed.Where(failure => failure.Value > before.Failed.GetValueOrDefault(failure.Key)).Select(failure => failure.Key).Order(StringComparer.Ordinal)];
}
