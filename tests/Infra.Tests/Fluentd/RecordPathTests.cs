using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Infra.Fluentd;

/// <summary>What becomes of lines of a container's log file.</summary>
public sealed class RecordPathTests
{
    [Fact]
    public void A_line_becomes_a_document_that_says_who_wrote_it()
    {
        var document = Assert.Single(new ContainerLog { Labels = new JObject { ["app"] = "cart" } }.Wrote("hello", "stderr").Documents());

        var expected = JsonConvert.DeserializeObject<JObject>("""
            {
              "@timestamp": "2026-11-22T03:00:01.123456789Z", "data_stream": "logs-containers-monitoring", "record_id": "id-0",
              "event": { "dataset": "containers" }, "service": { "name": "cart" }, "log": { "level": null }, "trace": { "id": null }, "span": { "id": null },
              "kubernetes": { "namespace": "shop", "pod": "shop-7d4b9c8f6d-x2x9z", "container": "app", "node": "node-1", "labels": { "app": "cart" } },
              "message": "hello", "stream": "stderr", "app": null
            }
            """, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })!;
        Assert.Equal($"{Sorted(expected)}", $"{Sorted(document)}");
    }

    [Fact]
    public void Blanks_at_the_beginning_of_a_line_and_empty_lines_stay() => Assert.Equal(["  two", "", "x "], new ContainerLog().Wrote("  two\n\nx ").Messages());

    [Fact]
    public void A_line_that_the_runtime_cut_is_whole_again_even_in_the_middle_of_a_letter()
    {
        var text = string.Concat(Enumerable.Repeat("1234567€", 10_000));
        Assert.Equal(100_000, Encoding.UTF8.GetByteCount(text));
        var document = Assert.Single(new ContainerLog().Wrote(text).Documents());
        Assert.Equal(text, (string?)document["message"]);
        Assert.Equal("stdout", (string?)document["stream"]);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_replaced_and_the_rest_is_kept() =>
        Assert.Equal(["caf\uFFFD au lait €"], new ContainerLog().Wrote([.. Encoding.Latin1.GetBytes("café au lait "), .. "€"u8]).Messages());

    [Fact]
    public void A_line_in_no_known_format_is_kept_as_it_is() => Assert.Equal(["torn", "whole"], new ContainerLog().Holds("torn\n").Wrote("whole").Messages());

    [Fact]
    public void What_is_left_of_a_cut_line_at_the_end_of_a_file_is_kept() =>
        Assert.Equal(["half"], new ContainerLog().Holds("2026-11-22T03:00:00.1Z stdout P half\n").Messages());

    [Fact]
    public void Json_is_read_and_its_message_level_and_ids_are_lifted()
    {
        var document = Assert.Single(new ContainerLog().Wrote("""{"time":"2026-11-22T03:00:00Z","level":"WARNING","msg":"slow","trace_id":"4bf92f3577b34da6a3ce929d0e0e4736","spanId":"00f067aa0ba902b7","user":{"id":7}}""").Documents());

        Assert.Equal("slow", (string?)document["message"]);
        Assert.Equal("warn", (string?)document.SelectToken("log.level"));
        Assert.Equal("4bf92f3577b34da6a3ce929d0e0e4736", (string?)document.SelectToken("trace.id"));
        Assert.Equal("00f067aa0ba902b7", (string?)document.SelectToken("span.id"));
        Assert.Equal(7, (int)document.SelectToken("app.user.id")!);
        Assert.Equal("2026-11-22T03:00:00Z", (string?)document.SelectToken("app.time"));
    }

    [Theory]
    [InlineData("""{"message":"x","log":{"level":"error"},"trace":{"id":"abc"}}""", "error", "abc")]
    [InlineData("""{"message":"x","level":30,"trace":"abc"}""", "info", null)]
    [InlineData("""{"@m":"x","@l":"Error","TraceId":"abc"}""", "error", "abc")]
    [InlineData("""{"LogLevel":"Warning","Message":"x","Scopes":[{"Message":"SpanId:1","TraceId":"4bf92f3577b34da6a3ce929d0e0e4736"}]}""", "warn", "4bf92f3577b34da6a3ce929d0e0e4736")]
    [InlineData("""{"msg":"x","log":"a text"}""", null, null)]
    public void Json_of_other_habits_is_understood_too(string line, string? level, string? trace)
    {
        var document = Assert.Single(new ContainerLog().Wrote(line).Documents());
        Assert.Equal(("x", level, trace), ((string?)document["message"], (string?)document.SelectToken("log.level"), (string?)document.SelectToken("trace.id")));
    }

    [Theory]
    [InlineData("[1, 2]")]
    [InlineData("42")]
    [InlineData("{not json}")]
    [InlineData("{}")]
    public void What_is_no_JSON_object_is_text(string line)
    {
        var document = Assert.Single(new ContainerLog().Wrote(line).Documents());
        Assert.Equal(line, (string?)document["message"]);
        Assert.Null((string?)document["app"]);
    }

    [Theory]
    [InlineData("I1122 03:00:00.000000 1 main.go:1] started", "info")]
    [InlineData("E1122 03:00:00.000000 1 main.go:1] failed", "error")]
    [InlineData("2026-11-22 03:00:00,123 WARN [main] shop.Cart - slow", "warn")]
    [InlineData("time=2026-11-22T03:00:00Z level=error msg=\"failed\"", "error")]
    [InlineData("[ERROR] failed", "error")]
    [InlineData("info: Shop.Api[14]", "info")]
    [InlineData("No errors were found", null)]
    public void The_level_of_text_is_found(string line, string? level) => Assert.Equal(level, (string?)Assert.Single(new ContainerLog().Wrote(line).Documents()).SelectToken("log.level"));

    [Theory]
    [InlineData("trace_id=4bf92f3577b34da6a3ce929d0e0e4736 span_id=00f067aa0ba902b7 paid")]
    [InlineData("paid [traceId: 4bf92f3577b34da6a3ce929d0e0e4736, spanId: 00f067aa0ba902b7]")]
    [InlineData("traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")]
    public void Ids_in_text_are_found(string line)
    {
        var document = Assert.Single(new ContainerLog().Wrote(line).Documents());
        Assert.Equal(("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"), ((string?)document.SelectToken("trace.id"), (string?)document.SelectToken("span.id")));
    }

    [Theory]
    [InlineData("shop-7d4b9c8f6d-x2x9z", "shop")]
    [InlineData("postgres-0", "postgres")]
    [InlineData("node-agent-x2x9z", "node-agent")]
    [InlineData("debug", "debug")]
    public void A_pod_without_labels_is_called_after_what_made_it(string pod, string service) =>
        Assert.Equal(service, (string?)Assert.Single(new ContainerLog(pod).Wrote("x").Documents()).SelectToken("service.name"));

    private static JObject Sorted(JObject record) => new(record.Properties().OrderBy(property => property.Name, StringComparer.Ordinal));
}
