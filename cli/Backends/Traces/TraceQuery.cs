namespace Monitoring.Cli.Backends.Traces;

/// <summary>Which traces are wanted.</summary>
/// <param name="Service">Name of a service that took part; null for any.</param>
/// <param name="Since">From when.</param>
/// <param name="Until">Until when.</param>
/// <param name="Limit">At most that many, the newest.</param>
internal sealed record TraceQuery(string? Service, DateTimeOffset Since, DateTimeOffset Until, int Limit)
{
    /// <summary>Only those that took so long.</summary>
    public TimeSpan? MinDuration { get; init; }

    /// <summary>Only those with an error.</summary>
    public bool OnlyErrors { get; init; }
}
