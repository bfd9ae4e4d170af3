using System.Collections.Immutable;
using Monitoring.Cli.Alerts;
using Monitoring.Cli.Backends.Alerts;
using Monitoring.Cli.Backends.Metrics;
using Xunit;

namespace Monitoring.Tests.Cli.Alerts;

public sealed class AlertQualityTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    [Fact]
    public void Samples_without_a_gap_are_one_firing_and_what_is_seen_last_goes_on()
    {
        var episodes = Episodes("A", 60, 0, 1, 2, 10, 59, 60);

        Assert.Equal([(0, 3, true), (10, 11, true), (59, 61, false)], episodes.Select(one => (Minute(one.Start), Minute(one.End), one.IsOver)));
    }

    [Fact]
    public void A_rule_is_judged_by_how_often_it_led_to_nothing()
    {
        var noisy = Episodes("Noisy", 600, [1, 2, 20, 40, .. Enumerable.Range(100, 30)]);
        var quiet = Episodes("Quiet", 600, [.. Enumerable.Range(0, 60)]);
        var held = Episodes("Held", 600, [.. Enumerable.Range(300, 60)]);
        var silence = new Silence("1", [new LabelMatcher("alertname", "H.ld", true, true)], Start.AddMinutes(350), Start.AddMinutes(400), "me", "known");

        var rules = AlertQuality.Judge([.. quiet, .. noisy, .. held], [silence]);

        Assert.Equal(["Noisy", "Held", "Quiet"], rules.Select(rule => rule.Name));
        Assert.Equal((4, 3, 0, 0.75), (rules[0].Fired, rules[0].Short, rules[0].Silenced, rules[0].Noise));
        Assert.Equal(TimeSpan.FromMinutes(34), rules[0].Total);
        Assert.StartsWith("ends by itself", rules[0].Advice, StringComparison.Ordinal);
        Assert.Equal((1, 0, 1), (rules[1].Fired, rules[1].Short, rules[1].Silenced));
        Assert.StartsWith("is silenced", rules[1].Advice, StringComparison.Ordinal);
        Assert.Equal((0, ""), (rules[2].Noise, rules[2].Advice));
    }

    [Fact]
    public void What_still_fires_is_not_over_within_five_minutes()
    {
        Assert.Equal(0, Assert.Single(AlertQuality.Judge(Episodes("A", 60, 59, 60), [])).Short);
    }

    private static int Minute(DateTimeOffset at) => (int)(at - Start).TotalMinutes;

    private static List<AlertEpisode> Episodes(string alert, int until, params int[] minutes) =>
    [
        .. AlertEpisode.Of(
            new MetricSeries(ImmutableSortedDictionary<string, string>.Empty.Add("alertname", alert).Add("alertstate", "firing").Add("severity", "warning"), [.. minutes.Select(minute => new MetricPoint(Start.AddMinutes(minute), 1))]),
            Step,
            Start.AddMinutes(until)),
    ];
}
