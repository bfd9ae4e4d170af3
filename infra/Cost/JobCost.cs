using Monitoring.Settings;

namespace Monitoring.Cost;

/// <summary>What one scrape job costs.</summary>
/// <param name="Job">Its name.</param>
/// <param name="Targets">How many it finds.</param>
/// <param name="Scraped">Series that its targets expose.</param>
/// <param name="Stored">Series of them that are stored.</param>
/// <param name="SeriesBudget">Most series that it may store, see <see cref="Describe.ScrapeJob.SeriesBudget"/>.</param>
/// <param name="Interval">Time between two scrapes.</param>
public sealed record JobCost(string Job, int Targets, int Scraped, int Stored, int SeriesBudget, Duration Interval)
{
    /// <summary>Samples that are stored in a second.</summary>
    public double SamplesPerSecond => Stored / Interval.TotalSeconds;

    /// <summary>Part of the budget that is used.</summary>
    public double BudgetUsed => Stored / (double)SeriesBudget;
}
