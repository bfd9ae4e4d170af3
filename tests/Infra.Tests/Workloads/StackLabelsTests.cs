using Monitoring.Describe;
using Monitoring.Workloads;
using Xunit;

namespace Monitoring.Tests.Infra.Workloads;

public sealed class StackLabelsTests
{
    [Fact]
    public void The_selector_never_grows_because_selectors_cannot_be_changed() => Assert.Equal(
        "app.kubernetes.io/instance=monitoring,app.kubernetes.io/name=grafana", StackLabels.SelectorText(new Workload("grafana", "monitoring", "dashboards")));

    [Fact]
    public void Two_stacks_in_one_cluster_never_select_each_others_pods() => Assert.NotEqual(
        StackLabels.SelectorText(new Workload("grafana", "monitoring", "dashboards")), StackLabels.SelectorText(new Workload("grafana", "monitoring-eu", "dashboards")));
}
