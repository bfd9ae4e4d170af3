using Monitoring.Settings;
using Monitoring.Systems.Istio;
using Xunit;

namespace Monitoring.Tests.Infra.Systems;

public sealed class IstioSettingsTests
{
    private static readonly IstioSettings Mixer = new() { Enabled = true, Mixer = true, Metrics = IstioMetrics.Envoy };

    [Fact]
    public void The_defaults_an_ambient_mesh_and_an_old_one_are_fine()
    {
        Assert.Empty(Problems(new IstioSettings { Enabled = true }));
        Assert.Empty(Problems(new IstioSettings { Enabled = true, Ambient = true }));
        Assert.Empty(Problems(Mixer));
    }

    [Fact]
    public void No_mesh_has_both_Mixer_and_ztunnel()
    {
        var problem = Assert.Single(Problems(Mixer with { Ambient = true }));
        Assert.Equal((ProblemLevel.Error, "monitoring:istio.mixer"), (problem.Level, problem.Where));
        Assert.Empty(Problems(Mixer with { Ambient = true, Enabled = false }));
    }

    private static List<Problem> Problems(IstioSettings settings) => [.. settings.Validate(new SettingsContext("monitoring:istio", new DateOnly(2026, 11, 22)))];
}
