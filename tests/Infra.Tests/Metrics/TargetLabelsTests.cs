using Monitoring.Describe;
using Monitoring.Metrics;
using Monitoring.PromQl;
using Xunit;

namespace Monitoring.Tests.Infra.Metrics;

public sealed class TargetLabelsTests
{
    private static readonly string[] Asked = ["__address__", "app", "code", "exported_pod", "instance", "job", "namespace", "node", "pod"];

    [Fact]
    public void A_target_has_a_job_and_an_instance() => Assert.Equal("instance job", Labels(Job(), "-"));

    [Fact]
    public void Relabelling_adds_and_removes_labels_and_those_with_two_underscores_go() => Assert.Equal(
        "instance job node pod",
        Labels(
            Job() with
            {
                Relabel =
                [
                    Relabel.Copy("__meta_kubernetes_pod_name", "pod"),
                    Relabel.Set("__address__", "x:1"),
                    Relabel.Set("node", "a"),
                    Relabel.Set("app", "a"),
                    Relabel.DropLabels("ap+"),
                ],
            },
            "-"));

    [Fact]
    public void Labels_of_the_exporter_join_those_of_the_target_and_give_way_to_them() =>
        Assert.Equal("code exported_pod instance job pod", Labels(Job() with { Relabel = [Relabel.Set("pod", "a")] }, "code", "pod"));

    [Fact]
    public void Labels_of_the_exporter_win_when_the_job_honours_them() =>
        Assert.Equal("code instance job pod", Labels(Job() with { HonorLabels = true, Relabel = [Relabel.Set("pod", "a")] }, "code", "pod"));

    [Fact]
    public void Relabelling_after_the_scrape_sees_labels_of_both() => Assert.Equal(
        "app instance job",
        Labels(Job() with { Relabel = [Relabel.Set("pod", "a")], MetricRelabel = [Relabel.DropLabels("code|pod|exported_pod"), Relabel.Set("app", "a")] }, "code", "pod"));

    [Fact]
    public void What_is_mapped_by_a_pattern_may_be_any_label() =>
        Assert.True(TargetLabels.Of(Job() with { Relabel = [new RelabelRule("labelmap") { Regex = "__meta_(.+)" }] }, LabelSet.None).Contains("whatever"));

    private static ScrapeJob Job() => new("web", new Discovery.Static([])) { SeriesBudget = 1 };

    private static string Labels(ScrapeJob job, params string[] exporter) => string.Join(' ', Asked.Where(TargetLabels.Of(job, LabelSet.Of(exporter)).Contains));
}
