using Monitoring.Cli.Backends.Logs;
using Xunit;

namespace Monitoring.Tests.Cli.Backends.Logs;

public sealed class WorkloadOfPodTests
{
    [Theory]
    [InlineData("cart-6d9fb7c5d4-x2x4z", "shop/deployment/cart")]
    [InlineData("front-end-7f5c9-x2x4z", "shop/front-end-7f5c9")]
    [InlineData("cart-db-0", "shop/statefulset/cart-db")]
    [InlineData("cleanup-29384720-x2x4z", "shop/cronjob/cleanup")]
    [InlineData("fluentd-x2x4z", "shop/fluentd")]
    [InlineData("cart", "shop/cart")]
    public void The_name_of_a_pod_tells_its_workload(string pod, string expected) => Assert.Equal(expected, WorkloadOfPod.Of("shop", pod).ToString());
}
