using System.Collections.Immutable;
using Monitoring.Logstash;
using Monitoring.Settings;
using Monitoring.Workloads;
using Xunit;

namespace Monitoring.Tests.Infra.Logstash;

public sealed class LogstashSettingsTests
{
    [Fact]
    public void The_defaults_are_fine() => Assert.Empty(Problems(new()));

    [Fact]
    public void Heap_and_as_much_outside_of_it_fit_into_the_memory() => Assert.Equal(ByteSize.Mebibytes(614), new LogstashSettings().Heap);

    [Fact]
    public void Too_little_memory_is_refused() => AssertError("monitoring:logstash.resources.memory", new() { Resources = ResourceSettings.Of(100, 900, 900) });

    [Fact]
    public void Memory_and_its_limit_are_the_same() => AssertError("monitoring:logstash.resources.memoryLimit", new() { Resources = ResourceSettings.Of(100, 1536, 2048) });

    [Fact]
    public void A_broken_filter_is_refused_by_its_name() =>
        AssertError("monitoring:logstash.filters.mine", new() { Filters = ImmutableSortedDictionary<string, string>.Empty.Add("mine", "drop {") });

    private static void AssertError(string key, LogstashSettings settings) => Assert.Equal(key, Assert.Single(Problems(settings)).Where);

    private static IEnumerable<Problem> Problems(LogstashSettings settings) => settings.Validate(new("monitoring:logstash", new DateOnly(2026, 1, 1)));
}
