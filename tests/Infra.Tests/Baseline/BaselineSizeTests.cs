using Monitoring.Baseline;
using Monitoring.Rules;
using Monitoring.Settings;
using Xunit;

namespace Monitoring.Tests.Infra.Baseline;

/// <summary>What docs/baseline.md and the settings say about size, counted from the recordings that there are.</summary>
public sealed class BaselineSizeTests
{
    /// <summary>
    /// A real Prometheus needed, for 400 days of samples every five minutes, 7.4 bytes a sample of a noisy rate, 3.3 of a ratio that is mostly zero, 2.6
    /// of memory and 0.5 of a count that hardly changes; this is their mean, weighted by how many of each there are.
    /// </summary>
    private const double BytesPerSample = 4;

    private const int Samples = 400 * 24 * 12;

    /// <summary>Deployments whose requests some system measures; it records their rate, errors and latency.</summary>
    private const int MeasuredServices = 60;

    /// <summary>The platform that the documents speak of: how many there are of what a recording's name begins with.</summary>
    private static readonly Dictionary<string, int> Platform = new()
    {
        ["baseline:apiserver"] = 1,
        ["baseline:cluster"] = 2,
        ["baseline:deployment"] = 100,
        ["baseline:node"] = 10,
        ["baseline:node_disk"] = 20,
        ["baseline:volume"] = 40,
        ["apiserver"] = 1,
        ["deployment"] = 100,
        ["service"] = MeasuredServices,
    };

    [Fact]
    public void The_series_of_the_documents_are_those_of_the_recordings()
    {
        Assert.Equal(4, Recorded("baseline").Count(name => name.StartsWith("baseline:deployment:", StringComparison.Ordinal)));
        Assert.Equal(1_094, Series());
        Assert.Contains("about 1,100 series", Document, StringComparison.Ordinal);
        Assert.Contains("about 1,100 series", SettingText, StringComparison.Ordinal);
    }

    [Fact]
    public void Their_size_is_that_of_the_documents_and_leaves_most_of_the_default_volume()
    {
        var size = new ByteSize((long)(Series() * (double)Samples * BytesPerSample));
        Assert.InRange(size.Bytes >> 20, 450, 550);
        Assert.Contains("about 500 MiB", Document, StringComparison.Ordinal);
        Assert.Contains("about 500Mi", SettingText, StringComparison.Ordinal);
        Assert.True(size * 4 < new BaselineSettings().Instance.RetentionSize);
    }

    private static string Document => File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "baseline.md"));

    private static string SettingText => typeof(BaselineSettings).GetProperty(nameof(BaselineSettings.Volume))!
        .GetCustomAttributes(inherit: false).OfType<SettingAttribute>().Single().Text;

    /// <summary>What the generic recordings take over, what systems add for the services they measure, and what the instance records itself.</summary>
    private static int Series() => 3 * MeasuredServices
        + Recorded("baseline").Concat(Recorded("kubernetes-apiserver-budget")).Where(name => name.StartsWith(BaselineTool.SeriesPrefix, StringComparison.Ordinal)).Sum(Count)
        + SourceTree.RecordedSeries(isBaseline: true).Select(series => series.Name).Sum(Count);

    private static int Count(string name) => Platform[name.StartsWith(BaselineTool.SeriesPrefix, StringComparison.Ordinal) ? name[..name.LastIndexOf(':')] : name.Split(':')[0]];

    private static IEnumerable<string> Recorded(string file) => RuleFile.Parse(SourceTree.RuleFiles(isBaseline: false).Single(source => source.Path == $"alert-rules/{file}.json"))
        .Groups.SelectMany(group => group.Rules).OfType<RecordingRule>().Select(rule => rule.Name);
}
