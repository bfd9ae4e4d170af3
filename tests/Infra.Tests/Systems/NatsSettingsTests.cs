using Monitoring.Settings;
using Monitoring.Systems.Nats;
using Xunit;

namespace Monitoring.Tests.Infra.Systems;

public sealed class NatsSettingsTests
{
    private static readonly NatsSettings Three = new() { Enabled = true, Servers = 3 };

    [Fact]
    public void Three_servers_are_fine() => Assert.Empty(Problems(Three));

    [Fact]
    public void Nothing_is_asked_of_a_system_that_is_not_watched() => Assert.Empty(Problems(new NatsSettings()));

    [Fact]
    public void The_number_of_servers_has_to_be_said() =>
        Assert.Equal([(ProblemLevel.Error, "monitoring:nats.servers")], Problems(Three with { Servers = null }).Select(problem => (problem.Level, problem.Where)));

    [Fact]
    public void An_even_number_of_servers_is_doubted_only_with_JetStream()
    {
        Assert.Equal([(ProblemLevel.Warning, "monitoring:nats.servers")], Problems(Three with { Servers = 2 }).Select(problem => (problem.Level, problem.Where)));
        Assert.Empty(Problems(Three with { Servers = 2, JetStream = false }));
    }

    private static List<Problem> Problems(NatsSettings settings) => [.. settings.Validate(new SettingsContext("monitoring:nats", new DateOnly(2026, 11, 21)))];
}
