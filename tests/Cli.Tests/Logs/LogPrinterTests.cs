using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Logs;
using Monitoring.Cli.Logs;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Cli.Logs;

public sealed class LogPrinterTests
{
    private static readonly LogRecord Record = new(DateTimeOffset.UnixEpoch, new ComponentId("shop", "deployment", "cart"), "cart-0", "app", "warn", "a\nb", "", new JObject { ["message"] = "a\nb" });

    [Fact]
    public void A_stream_has_one_object_on_each_line()
    {
        var lines = Print(isDocument: false, Record, Record).TrimEnd('\n').Split('\n');

        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.Equal(("a\nb", "cart", "shop"), ((string?)JObject.Parse(line)["message"], (string?)JObject.Parse(line)["component"], (string?)JObject.Parse(line)["namespace"])));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void What_has_an_end_is_one_array(int count) => Assert.Equal(count, JArray.Parse(Print(isDocument: true, [.. Enumerable.Repeat(Record, count)])).Count);

    [Fact]
    public void What_comes_together_is_written_together_when_nothing_more_is_there()
    {
        using var output = new StringWriter();
        var printer = new LogPrinter(output, null, isDocument: false);

        printer.Write(Record);
        printer.Write(Record);
        Assert.Equal("", output.ToString());
        printer.Flush();
        Assert.Equal(2, output.ToString().Count(letter => letter == '\n'));

        for (var i = 0; i < 1000; i++)
            printer.Write(Record);
        Assert.InRange(output.ToString().Count(letter => letter == '\n'), 100, 1001);
    }

    private static string Print(bool isDocument, params LogRecord[] records)
    {
        using var output = new StringWriter();
        var printer = new LogPrinter(output, null, isDocument);
        foreach (var record in records)
            printer.Write(record);
        printer.WriteGap();
        printer.End();
        return output.ToString();
    }
}
