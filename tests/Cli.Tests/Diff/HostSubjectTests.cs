using Monitoring.Cli.Diff;
using Xunit;

namespace Monitoring.Tests.Cli.Diff;

public sealed class HostSubjectTests
{
    private const string Rules = """{ "groups": [ { "name": "g", "rules": [ { "alert": "A", "expr": "x > 1" } ] } ] }""";

    [Fact]
    public void What_a_host_reads_is_compared_as_that_of_the_cluster_is()
    {
        var diff = Side.Compare(Host(("rules/a.yml", Rules)), Host(("rules/a.yml", Rules.Replace("x > 1", "x > 2", StringComparison.Ordinal))));

        var change = Assert.Single(Assert.Single(diff.Sections, section => section.Title == "Alerts").Changes);
        Assert.Equal(("A", new FieldChange("threshold", "1", "2")), (change.Name, Assert.Single(change.Fields)));
        Assert.Empty(diff.Effects);
    }

    [Fact]
    public void Another_command_line_restarts_a_program_and_a_shorter_memory_loses_data()
    {
        var diff = Side.Compare(Host(Unit("24h")), Host(Unit("12h")));

        Assert.Equal(
            ["samples in prometheus loses data: what is older than 12h is deleted", "systemd/monitoring-prometheus.service restarts: it is started in another way"],
            diff.Effects.Select(pair => $"{pair.Name} {DiffWords.Of(pair.Effect)}"));
    }

    [Fact]
    public void A_move_to_a_host_leaves_the_alerts_as_they_are_and_the_samples_behind()
    {
        var diff = Side.Compare(Side.Of(Side.Map("prometheus-rules", "a.yml", Rules), Side.Set()), Host(("rules/a.yml", Rules), Unit("24h")));

        Assert.Equal(["CPU, memory, storage", "Objects", "Host"], diff.Sections.Select(section => section.Title));
        Assert.Equal("StatefulSet monitoring/prometheus loses data: its volumes stay behind, and nothing reads them any more", Assert.Single(diff.Effects.Select(pair => $"{pair.Name} {DiffWords.Of(pair.Effect)}")));
    }

    [Fact]
    public void The_list_of_sums_is_no_difference() => Assert.False(Side.Compare(Host(("manifest.json", """{ "hash": "1" }""")), Host(("manifest.json", """{ "hash": "2" }"""))).HasChanges);

    private static (string Name, string Text) Unit(string retention) =>
        ("systemd/monitoring-prometheus.service", $"[Service]\nExecStart=/opt/prometheus --config.file=/x.yml --storage.tsdb.retention.time={retention}\n");

    private static StackObjects Host(params (string Name, string Text)[] files) => StackObjects.Read(files.Select(file => ($"host/{file.Name}", file.Text)));
}
