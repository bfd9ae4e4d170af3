using System.Collections.Immutable;
using Monitoring.Fluentd;
using Monitoring.Settings;
using Xunit;

namespace Monitoring.Tests.Infra.Fluentd;

public sealed class FluentdSettingsTests
{
    [Fact]
    public void The_defaults_are_fine() => Assert.Empty(Problems(new()));

    [Fact]
    public void A_limit_is_for_a_namespace_and_above_zero()
    {
        AssertError("monitoring:fluentd.namespaceLinesPerSecond", new() { NamespaceLinesPerSecond = ImmutableSortedDictionary<string, int>.Empty.Add("Shop", 10) });
        AssertError("monitoring:fluentd.namespaceLinesPerSecond", new() { NamespaceLinesPerSecond = ImmutableSortedDictionary<string, int>.Empty.Add("shop", 0) });
    }

    [Fact]
    public void Namespaces_units_and_labels_are_names()
    {
        AssertError("monitoring:fluentd.excludedNamespaces", new() { ExcludedNamespaces = ["a*"] });
        AssertError("monitoring:fluentd.journalUnits", new() { JournalUnits = ["kubelet"] });
        AssertError("monitoring:fluentd.buildLabels", new() { BuildLabels = ["it's"] });
    }

    private static void AssertError(string where, FluentdSettings settings)
    {
        var problem = Assert.Single(Problems(settings));
        Assert.Equal((ProblemLevel.Error, where), (problem.Level, problem.Where));
    }

    private static List<Problem> Problems(FluentdSettings settings) => [.. settings.Validate(new SettingsContext("monitoring:fluentd", new DateOnly(2026, 11, 22)))];
}
