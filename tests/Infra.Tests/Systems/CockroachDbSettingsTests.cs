using Monitoring.Settings;
using Monitoring.Systems.CockroachDb;
using Xunit;

namespace Monitoring.Tests.Infra.Systems;

public sealed class CockroachDbSettingsTests
{
    private static readonly CockroachDbSettings Verified = new() { Enabled = true, Nodes = 3, Authority = "cockroachdb-ca" };
    private static readonly CockroachDbSettings Skipped = Verified with { Tls = CockroachDbTls.Skip, Authority = "" };

    [Fact]
    public void Each_way_to_call_the_nodes_is_fine()
    {
        Assert.Empty(Problems(Verified));
        Assert.Empty(Problems(Skipped));
        Assert.Empty(Problems(Skipped with { Tls = CockroachDbTls.Off }));
    }

    [Fact]
    public void Nothing_is_asked_of_a_system_that_is_not_watched() => Assert.Empty(Problems(new CockroachDbSettings()));

    [Fact]
    public void The_number_of_nodes_has_to_be_said() => AssertError("monitoring:cockroachdb.nodes", Skipped with { Nodes = null });

    [Fact]
    public void Checking_certificates_needs_an_authority_and_a_name()
    {
        AssertError("monitoring:cockroachdb.authority", Verified with { Authority = "" });
        AssertError("monitoring:cockroachdb.serverName", Verified with { ServerName = "" });
    }

    [Fact]
    public void An_authority_that_nobody_would_look_at_is_a_mistake()
    {
        AssertError("monitoring:cockroachdb.tls", Verified with { Tls = CockroachDbTls.Skip });
        AssertError("monitoring:cockroachdb.tls", Verified with { Tls = CockroachDbTls.Off });
    }

    private static void AssertError(string where, CockroachDbSettings settings)
    {
        var problem = Assert.Single(Problems(settings));
        Assert.Equal((ProblemLevel.Error, where), (problem.Level, problem.Where));
    }

    private static List<Problem> Problems(CockroachDbSettings settings) => [.. settings.Validate(new SettingsContext("monitoring:cockroachdb", new DateOnly(2026, 11, 21)))];
}
