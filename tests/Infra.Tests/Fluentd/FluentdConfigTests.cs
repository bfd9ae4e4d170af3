using System.Collections.Immutable;
using Monitoring.Fluentd;
using Monitoring.Settings;
using Monitoring.Tests.Infra.Support;
using Xunit;

namespace Monitoring.Tests.Infra.Fluentd;

public sealed class FluentdConfigTests
{
    private static readonly FluentdSettings Rich = new()
    {
        NamespaceLinesPerSecond = ImmutableSortedDictionary<string, int>.Empty.Add("load-tests", 500),
        ExcludedNamespaces = ["scratch"],
        Buffer = ByteSize.Gibibytes(2),
    };

    [Theory]
    [InlineData("fluent.conf")]
    [InlineData("sources.conf")]
    [InlineData("lines.conf")]
    [InlineData("records.conf")]
    [InlineData("documents.conf")]
    [InlineData("destinations.conf")]
    [InlineData("dead-letters.conf")]
    [InlineData("metrics.conf")]
    public void Each_file_is_written_as_expected(string file) => Golden.Matches(Samples.Files(Rich)[file], file);

    [Fact]
    public void Each_destination_has_a_buffer_of_its_own_and_its_part_of_the_disk()
    {
        var problems = new List<Problem>();
        var sections = FluentdReader.Read(FluentdConfig.Compile(Samples.Tool(new() { Buffer = ByteSize.Gibibytes(1) }, "one", "two")), FluentdConfig.Main, problems);
        var buffers = sections.SelectMany(section => section.AndAllInside()).Where(section => section.Name == "buffer").Select(buffer => (buffer["path"], buffer["total_limit_size"]));

        Assert.Empty(problems);
        Assert.Equal([("/state/buffer/one", "460m"), ("/state/buffer/two", "460m"), ("/state/buffer/one_dead_letters", "51m"), ("/state/buffer/two_dead_letters", "51m")], buffers);
    }

    [Fact]
    public void Without_units_no_journal_is_read() => Assert.DoesNotContain("systemd", Samples.Files(new() { JournalUnits = [] })["sources.conf"], StringComparison.Ordinal);

    [Fact]
    public void No_value_begins_a_comment() =>
        Assert.All(Samples.Files(Rich).Values.SelectMany(text => text.Split('\n')), line => Assert.DoesNotContain(" #", line.Trim(), StringComparison.Ordinal));
}
