using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Prometheus;
using Monitoring.Settings;
using Xunit;

namespace Monitoring.Tests.Infra.Prometheus;

public sealed class PrometheusSettingsTests
{
    [Fact]
    public void The_defaults_are_fine_and_fill_four_fifths_of_the_volume()
    {
        Assert.Empty(Problems(new PrometheusSettings()));
        Assert.Equal(ByteSize.Gibibytes(8), new PrometheusSettings().EffectiveRetentionSize);
    }

    [Theory]
    [InlineData("8Gi", true)]
    [InlineData("8193Mi", false)]
    [InlineData("256Mi", true)]
    [InlineData("255Mi", false)]
    public void The_size_of_samples_is_between_two_segments_of_the_log_and_four_fifths_of_the_volume(string size, bool accepted)
    {
        var problems = Problems(new PrometheusSettings { RetentionSize = ByteSize.Parse(size) });
        Assert.Equal(accepted ? [] : [(ProblemLevel.Error, "monitoring:prometheus.retentionSize")], problems.Select(problem => (problem.Level, problem.Where)));
    }

    [Fact]
    public void A_size_too_large_is_told_the_largest() => Assert.Equal(
        "9Gi is more than 80 % of the volume (10Gi); the largest accepted value is 8Gi. Above it the volume fills before old samples are deleted.",
        Assert.Single(Problems(new PrometheusSettings { RetentionSize = ByteSize.Gibibytes(9) })).Message);

    [Fact]
    public void Rules_that_look_much_less_often_than_samples_come_are_warned_of()
    {
        var settings = new PrometheusSettings { ScrapeInterval = Duration.Seconds(10), EvaluationInterval = Duration.Seconds(60) };
        Assert.Equal((ProblemLevel.Warning, "monitoring:prometheus.evaluationInterval"), (Assert.Single(Problems(settings)).Level, Problems(settings)[0].Where));
    }

    [Theory]
    [InlineData(KeptMetrics.Used, null, 10)]
    [InlineData(KeptMetrics.Used, 7, 7)]
    [InlineData(KeptMetrics.All, null, 100_000)]
    [InlineData(KeptMetrics.All, 7, 7)]
    public void A_budget_of_the_settings_replaces_that_of_the_job(KeptMetrics keep, int? budget, int expected)
    {
        var settings = new PrometheusSettings { Jobs = ImmutableSortedDictionary<string, ScrapeJobSettings>.Empty.Add("web", new() { Keep = keep, SeriesBudget = budget }) };
        var job = new ScrapeJob("web", new Discovery.Static([])) { SeriesBudget = 10 };
        Assert.Equal(expected, settings.Adjust([new Description("web") { ScrapeJobs = [job] }]).Single().ScrapeJobs.Single().SeriesBudget);
    }

    private static List<Problem> Problems(PrometheusSettings settings) =>
        [.. settings.Validate(new SettingsContext("monitoring:prometheus", new DateOnly(2026, 11, 21)))];
}
