using System.Text.RegularExpressions;
using Monitoring.Tests.Stacks.Support;
using Xunit;

namespace Monitoring.Tests.Stacks.Policies;

public sealed partial class ImagesArePinned(StackRuns runs) : Policy(runs)
{
    [Theory]
    [InlineData("quay.io/prometheus/prometheus")]
    [InlineData("quay.io/prometheus/prometheus:latest")]
    [InlineData("quay.io/prometheus/prometheus:v3")]
    [InlineData("quay.io/prometheus/prometheus:v3.13.2-debian")]
    [InlineData("prometheus:v3.13.2")]
    public void A_tag_that_moves_or_a_missing_registry_is_found(string image) =>
        Finds(image, "StatefulSet", "prometheus", body => Container(body)["image"] = image);

    protected override IEnumerable<string> Violations(StackRecord stack) =>
        from pod in stack.Pods
        from container in pod.Containers
        let image = (string?)container["image"] ?? ""
        where !Pinned().IsMatch(image)
        select $"{pod.Owner.Id}: the image '{image}' is not registry/name:version with all three numbers of the version.";

    [GeneratedRegex(@"^[a-z0-9.-]+\.[a-z]+/[a-z0-9/._-]+:v?\d+\.\d+\.\d+(-[a-z0-9-]+-\d+\.\d+)?$")]
    private static partial Regex Pinned();
}
