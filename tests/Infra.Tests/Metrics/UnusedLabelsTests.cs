using Monitoring.Describe;
using Monitoring.Metrics;
using Monitoring.Metrics.Lists;
using Monitoring.Rules;
using Newtonsoft.Json;
using Xunit;

namespace Monitoring.Tests.Infra.Metrics;

public sealed class UnusedLabelsTests
{
    private static readonly ScrapeJob Job = new("nodes", new Discovery.Static([])) { SeriesBudget = 1 };

    private static readonly KnownMetrics Known = KnownMetrics.Parse([new("metrics.json", """
        { "jobs": { "nodes": {
            "source": "test",
            "decided": [{ "by": ["id"], "labels": ["image"], "for": "ever" }, { "by": ["pod"], "labels": ["uid"], "for": "now" }],
            "metrics": {
              "box_cpu": { "type": "counter", "labels": ["id", "image", "pod", "uid"] },
              "box_memory": { "type": "gauge", "labels": ["id", "image", "pod", "uid"] },
              "box_info": { "type": "gauge", "labels": ["image", "pod"] },
              "box_up": { "type": "gauge" } } } } }
        """)]);

    [Theory]
    [InlineData("sum by (pod) (rate(box_cpu[5m]))", "labeldrop image")]
    [InlineData("sum by (pod) (box_memory)", "labeldrop image|uid")]
    [InlineData("sum by (pod) (box_memory) + on () box_up", "labeldrop image|uid")]
    [InlineData("sum by (pod) (rate(box_cpu[5m])) or sum by (pod) (box_memory)", "labeldrop image; replace box_memory uid")]
    [InlineData("sum by (pod) (box_memory offset 5m)", "labeldrop image")]
    [InlineData("max_over_time(sum by (pod) (box_memory)[1h:1m])", "labeldrop image")]
    [InlineData("count(box_memory)", "labeldrop image|uid")]
    [InlineData("histogram_quantile(0.9, sum without (image) (box_memory))", "labeldrop image")]
    [InlineData("topk(3, box_memory)", "")]
    [InlineData("box_memory > 5", "")]
    [InlineData("sum by (image) (box_memory)", "labeldrop uid")]
    [InlineData("sum by (pod) (box_memory{image!=\"x\"})", "labeldrop uid")]
    [InlineData("sum by (pod) (box_memory * on (pod, image) group_left (uid) box_cpu)", "")]
    [InlineData("sum by (pod) (box_memory * box_cpu)", "")]
    [InlineData("sum by (pod) (box_memory * on (pod) box_cpu)", "labeldrop image|uid")]
    [InlineData("sum by (pod) (label_replace(box_memory, \"a\", \"$1\", \"image\", \"(.+)\"))", "")]
    [InlineData("sum by (pod) (box_info)", "")]
    [InlineData("sum by (pod) (box_memory) or sum by (pod) (box_info)", "replace box_memory image; replace box_memory uid")]
    public void A_label_goes_when_nobody_sees_it_and_others_decide_its_value(string expression, string steps)
    {
        var file = RuleFile.Parse(new SourceFile("alert-rules/web.json", $$"""{ "groups": [{ "name": "web", "rules": [{ "record": "a:b", "expr": {{JsonConvert.ToString(expression)}} }] }] }"""));
        var lists = new ScrapeLists(MetricReads.Of([file], [], MetricPrefixes.None), [], Known);
        var job = lists.Narrow([new Description("web") { ScrapeJobs = [Job] }]).Single().ScrapeJobs.Single();
        Assert.Equal(steps, string.Join("; ", job.MetricRelabel.Skip(lists.Of(Job)!.Steps().Length).Select(x => x.Action == "labeldrop" ? $"labeldrop {x.Regex}" : $"replace {x.Regex} {x.TargetLabel}")));
    }

    [Fact]
    public void What_people_ask_for_by_hand_keeps_its_labels()
    {
        var lists = new ScrapeLists([], ["box_memory"], Known);
        Assert.Equal("drop", lists.Narrow([new Description("web") { ScrapeJobs = [Job] }]).Single().ScrapeJobs.Single().MetricRelabel[^1].Action);
    }

    [Fact]
    public void Our_catalogues_say_only_of_labels_that_exist_that_others_decide_them()
    {
        Assert.Empty(KnownMetrics.OfOurExporters.Problems);
        foreach (var decided in KnownMetrics.OfOurExporters.Jobs.Select(job => KnownMetrics.OfOurExporters.ForJob(job)!).SelectMany(job => job.Decided.Select(x => (job, x))))
            Assert.All(decided.x.Labels, label => Assert.Contains(decided.job.Metrics.Values, metric => metric.Labels.Names.Contains(label) && decided.x.By.All(metric.Labels.Names.Contains)));
    }
}
