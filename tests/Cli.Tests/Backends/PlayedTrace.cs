using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Cli.Backends;

/// <summary>A generated trace: its spans as Zipkin writes them, and when each gets there.</summary>
internal sealed class PlayedTrace
{
    private static readonly string[] Names = ["cart", "payments", "db", "frontend.shop", "shipping"];

    private readonly Lazy<string> _text;

    public PlayedTrace() => _text = new(() => new JArray(Spans!.Select(span => span.Json).Reverse()).ToString(Formatting.None));

    public required string Id { get; init; }

    public required IReadOnlyList<(JObject Json, DateTimeOffset Start, DateTimeOffset Arrival)> Spans { get; init; }

    /// <summary>Its spans in no order, as they are answered.</summary>
    public string Text => _text.Value;

    public DateTimeOffset Start => Spans[0].Start;

    public IEnumerable<string> Services => Spans.Select(span => (string)span.Json["localEndpoint"]!["serviceName"]!);

    public bool HasError => Spans.Any(span => span.Json["tags"]?["error"] is not null);

    public TimeSpan Longest => TimeSpan.FromMicroseconds(Spans.Max(span => (long)span.Json["duration"]!));

    /// <summary>Many traces that begin within a time; the same at every run.</summary>
    public static IReadOnlyList<PlayedTrace> Corpus(int count, DateTimeOffset start, TimeSpan time)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, count).Select(i => Make(random, i, start.AddMicroseconds(Math.Round(time.TotalMicroseconds * i / count))))];
    }

    private static PlayedTrace Make(Random random, int number, DateTimeOffset start)
    {
        // Every tenth id has 64 bits, as older libraries make them.
        var id = number.ToString(number % 10 == 0 ? "x16" : "x32", CultureInfo.InvariantCulture);
        var spans = new List<(JObject, DateTimeOffset, DateTimeOffset)>();
        for (var i = 0; i <= random.Next(6); i++)
        {
            var begin = start.AddMilliseconds(i * random.Next(40));
            var duration = TimeSpan.FromMilliseconds(1 + (random.Next(100) == 0 ? random.Next(20_000) : random.Next(300)));
            var lag = TimeSpan.FromSeconds(random.Next(200) == 0 ? random.Next(180) : random.Next(12));
            var span = new JObject
            {
                ["traceId"] = id,
                ["id"] = (i + 1).ToString("x16", CultureInfo.InvariantCulture),
                ["kind"] = "SERVER",
                ["name"] = "get /",
                ["timestamp"] = Microseconds(begin),
                ["duration"] = (long)duration.TotalMicroseconds,
                ["localEndpoint"] = new JObject { ["serviceName"] = Names[i == 0 ? number % 2 : random.Next(Names.Length)] },
                ["tags"] = new JObject { ["http.method"] = "GET" },
            };
            if (i > 0)
                span["parentId"] = random.Next(1, i + 1).ToString("x16", CultureInfo.InvariantCulture);
            if (random.Next(100) == 0)
                span["tags"]!["error"] = "no money";
            spans.Add((span, begin, begin + duration + lag));
        }

        return new PlayedTrace { Id = id, Spans = spans };
    }

    private static long Microseconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
