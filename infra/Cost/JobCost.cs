using Monitoring.Settings;

namespace Monitoring.Cost;

/// <summary>What one scrape job costs.</summary>
/// <param name="Job">Its name.</param>
/// <param name="Targets">How many it finds.</param>
/// <param name="Scraped">Series that its targets expose.</param>
/// <param name="Stored">Series of them that are stored.</param>
/// <param name="LargestTarget">Stored series of its largest target.</param>
/// <param name="SampleLimit">The budget: most series of one target, see <see cref="Describe.ScrapeJob.SampleLimit"/>.</param>
/// <param name="Interval">Time between two scrapes.</param>
public sealed record JobCost(string Job, int Targets, int Scraped, int Stored, int LargestTarget, int SampleLimit, Duration Interval)
{
    /// <summary>Samples that are stored in a second.</summary>
    public double SamplesPerSecond => Stored / Interval.TotalSeconds;

    /// <summary>Part of the budget that is used.</summary>
    public double BudgetUsed => LargestTarget / (double)SampleLimit;
}
