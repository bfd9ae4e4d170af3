using Monitoring.Settings;
using Monitoring.Workloads;
using Xunit;

namespace Monitoring.Tests.Infra.Workloads;

public sealed class ResourceSettingsTests
{
    [Theory]
    [InlineData(128, 128, true)]
    [InlineData(128, 127, false)]
    public void A_limit_below_what_is_reserved_is_refused(long memory, long limit, bool accepted)
    {
        var problems = ResourceSettings.Of(cpu: 10, memory, limit).Validate(new SettingsContext("monitoring:grafana.resources", new DateOnly(2026, 11, 21)));
        Assert.Equal(accepted ? [] : ["monitoring:grafana.resources.memoryLimit"], problems.Select(problem => problem.Where));
    }
}
