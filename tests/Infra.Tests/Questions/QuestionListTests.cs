using Monitoring.Describe;
using Monitoring.Metrics;
using Monitoring.Metrics.Lists;
using Monitoring.PromQl;
using Monitoring.Questions;
using Xunit;

namespace Monitoring.Tests.Infra.Questions;

public sealed class QuestionListTests
{
    public static TheoryData<string, string> All
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var (verb, name) in QuestionList.All.Select(asked => (asked.Verb, asked.Question.Name)).Distinct())
                all.Add(verb, name);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_question_is_PromQL_before_and_after_its_variables_are_filled_in(string verb, string name)
    {
        foreach (var question in Questions(verb, name))
        {
            PromQlReferences.Of(question.Expression, PromQlDialect.Grafana);
            PromQlReferences.Of(question.ForAll());
            Assert.DoesNotContain("\"$", question.ForAll().Replace("\"$1\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void It_asks_for_what_an_exporter_has_or_a_rule_records(string verb, string name)
    {
        foreach (var selector in Questions(verb, name).SelectMany(question => PromQlReferences.Of(question.ForAll()).Selectors))
            Assert.True(Recorded.Contains(selector.Name!) || KnownMetrics.OfOurExporters.Contains(selector.Name!), $"nobody has {selector.Name}");
    }

    [Fact]
    public void What_a_question_reads_is_stored_and_the_verb_is_named_as_its_reader()
    {
        var lists = new ScrapeLists([.. MetricReads.OfCommand(MetricPrefixes.None)], [], KnownMetrics.OfOurExporters);
        var etcd = new ScrapeJob("etcd", new Discovery.Static([])) { SeriesBudget = 1 };

        Assert.Contains("etcd_server_has_leader", lists.Of(etcd)!.Names);
        Assert.Contains(lists.Readers(etcd, "process_resident_memory_bytes"), reader => reader.Reader == new MetricReader("'memory of processes'", "./monitor top"));
        Assert.DoesNotContain("etcd_disk_wal_fsync_duration_seconds_bucket", lists.Of(etcd)!.Names);
    }

    [Fact]
    public void Values_are_quoted_for_PromQL() =>
        Assert.Equal("""up{job=~"a\\.b|\"c\""}""", new Question("x", """up{job=~"$job"}""").For(("job", """a\.b|"c" """.Trim())));

    private static HashSet<string> Recorded { get; } = [.. SourceTree.RecordedSeries(isBaseline: false).Select(series => series.Name)];

    private static IEnumerable<Question> Questions(string verb, string name) => QuestionList.All.Where(asked => asked.Verb == verb && asked.Question.Name == name).Select(asked => asked.Question);
}
