using Monitoring.Cli;
using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Logs;
using Monitoring.Cli.Logs;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Cli.Logs;

public sealed class LogTemplateTests
{
    private static readonly LogRecord Record = new(
        new DateTimeOffset(2026, 3, 1, 12, 0, 0, 123, TimeSpan.Zero),
        new ComponentId("shop", "deployment", "cart"),
        "cart-0",
        "app",
        "warn",
        "refused",
        "4bf9",
        JObject.Parse("""{ "app": { "orderId": 17, "item": { "name": "tea" } }, "log.logger": "Pay", "url": { "path": "/x" } }"""));

    [Theory]
    [InlineData(LogTemplate.Default, "2026-03-01T12:00:00.123+00:00 warn  cart-0 app refused")]
    [InlineData("{message}", "refused")]
    [InlineData("{namespace}/{component}: {trace}", "shop/cart: 4bf9")]
    [InlineData("{{{level}}} {level,8}|{level,-8}|", "{warn}     warn|warn    |")]
    [InlineData("{field:app.orderId} {field:app.item.name} {field:log.logger} {field:url.path}", "17 tea Pay /x")]
    [InlineData("[{field:app.nothing}] {field:app.item}", """[] {"name":"tea"}""")]
    public void A_record_is_written_as_the_template_says(string template, string expected) =>
        Assert.Equal(expected, new LogTemplate(template, TimeZoneInfo.Utc, colors: false, isTerminal: false).Write(Record));

    [Theory]
    [InlineData("{mesage}", "'{mesage}' is nothing that a template knows. Did you mean 'message'?")]
    [InlineData("{field:}", "'{field:}' is nothing that a template knows.")]
    [InlineData("{level", "'{level' in the template has a brace without its partner")]
    [InlineData("level}", "'}' in the template has a brace without its partner")]
    [InlineData("{level,x}", "'{level,x}' in the template has no width")]
    public void What_is_no_template_is_said_before_anything_is_read(string template, string message) =>
        Assert.StartsWith(message, Assert.Throws<UsageException>(() => new LogTemplate(template, TimeZoneInfo.Utc, false, false)).Message, StringComparison.Ordinal);

    [Fact]
    public void Times_are_written_in_the_zone_that_was_asked_for() =>
        Assert.Equal("2026-03-01T13:00:00.123+01:00", new LogTemplate("{time}", TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), false, false).Write(Record));

    [Fact]
    public void Names_have_the_colour_of_their_component_and_errors_are_red()
    {
        var template = new LogTemplate("{pod} {container} {level}", TimeZoneInfo.Utc, colors: true, isTerminal: true);

        var lines = new[] { Record, Record with { Pod = "cart-1", Level = "error" } }.Select(template.Write).ToList();

        Assert.Equal(lines[0].Split('m')[0], lines[1].Split('m')[0]);
        Assert.EndsWith("\u001b[38;5;196merror\u001b[0m", lines[1], StringComparison.Ordinal);
        Assert.Equal("cart-0 app warn", new LogTemplate("{pod} {container} {level}", TimeZoneInfo.Utc, colors: false, isTerminal: true).Write(Record));
    }

    [Fact]
    public void What_is_written_into_a_log_cannot_do_anything_to_a_terminal_but_colours_are_kept()
    {
        var record = Record with { Message = "a\tb\u001b]0;title\u0007 \u001b[2J \u001b[31mred\u001b[0m\r\n\u009b1m" };

        Assert.Equal("a\tb\ufffd]0;title\ufffd \ufffd[2J \u001b[31mred\u001b[0m\n\ufffd1m\u001b[0m", new LogTemplate("{message}", TimeZoneInfo.Utc, colors: true, isTerminal: true).Write(record));
        Assert.Equal("a\tb\ufffd]0;title\ufffd \ufffd[2J red\n\ufffd1m", new LogTemplate("{message}", TimeZoneInfo.Utc, colors: false, isTerminal: true).Write(record));
        Assert.Equal(record.Message, new LogTemplate("{message}", TimeZoneInfo.Utc, colors: false, isTerminal: false).Write(record));
    }
}
