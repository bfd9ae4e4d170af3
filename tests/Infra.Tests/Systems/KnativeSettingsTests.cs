using Monitoring.Settings;
using Monitoring.Systems.Knative;
using Xunit;

namespace Monitoring.Tests.Infra.Systems;

public sealed class KnativeSettingsTests
{
    private static readonly KnativeSettings Current = new() { Enabled = true, Version = "1.21" };

    [Theory]
    [InlineData("0.26", false)]
    [InlineData("1.9", false)]
    [InlineData("1.18", false)]
    [InlineData("1.19", true)]
    [InlineData("1.21", true)]
    public void Names_changed_in_1_19(string version, bool renamed) => Assert.Equal(renamed, (Current with { Version = version }).UsesOpenTelemetry);

    [Fact]
    public void Serving_and_Eventing_in_namespaces_of_their_own_are_fine()
    {
        Assert.Empty(Problems(Current));
        Assert.Empty(Problems(Current with { EventingNamespace = "knative-eventing" }));
    }

    [Fact]
    public void Nothing_is_asked_of_a_system_that_is_not_watched() => Assert.Empty(Problems(new KnativeSettings { EventingNamespace = "knative-serving" }));

    [Fact]
    public void The_version_has_to_be_said() => AssertError("monitoring:knative.version", Current with { Version = "" });

    [Fact]
    public void Serving_and_Eventing_do_not_share_a_namespace() => AssertError("monitoring:knative.eventingNamespace", Current with { EventingNamespace = "knative-serving" });

    private static void AssertError(string where, KnativeSettings settings)
    {
        var problem = Assert.Single(Problems(settings));
        Assert.Equal((ProblemLevel.Error, where), (problem.Level, problem.Where));
    }

    private static List<Problem> Problems(KnativeSettings settings) => [.. settings.Validate(new SettingsContext("monitoring:knative", new DateOnly(2026, 11, 21)))];
}
