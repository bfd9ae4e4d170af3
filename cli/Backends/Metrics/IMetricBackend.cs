namespace Monitoring.Cli.Backends.Metrics;

/// <summary>What keeps samples, as Prometheus' HTTP API v1 answers it. Every method ends as <see cref="BackendClient"/> says.</summary>
internal interface IMetricBackend
{
    /// <summary>The values of an expression at one time.</summary>
    /// <param name="expression">PromQL.</param>
    /// <param name="at">When; null for now, by the backend's clock.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="BackendRefusedException">The expression is refused, in the backend's words.</exception>
    Task<IReadOnlyList<MetricSeries>> QueryAsync(string expression, DateTimeOffset? at, CancellationToken cancellation);

    /// <summary>The values of an expression over a time.</summary>
    Task<IReadOnlyList<MetricSeries>> QueryRangeAsync(string expression, DateTimeOffset start, DateTimeOffset end, TimeSpan step, CancellationToken cancellation);

    /// <summary>The labels of the series that a selector matches, whatever their values are.</summary>
    /// <param name="selector">A series selector.</param>
    /// <param name="start">Series without a sample since then are left out.</param>
    /// <param name="end">And those that begin later.</param>
    /// <param name="limit">At most that many.</param>
    /// <param name="cancellation">Ends it.</param>
    Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> SeriesAsync(string selector, DateTimeOffset start, DateTimeOffset end, int limit, CancellationToken cancellation);

    /// <summary>Everything that is scraped.</summary>
    Task<IReadOnlyList<MetricTarget>> TargetsAsync(CancellationToken cancellation);

    /// <summary>The alert rules with what they do now.</summary>
    Task<IReadOnlyList<AlertRuleState>> AlertRulesAsync(CancellationToken cancellation);
}
