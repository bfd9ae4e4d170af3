using System.Globalization;
using System.Net;
using Monitoring.Cli.Backends.Connecting;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Backends.Traces.Zipkin;

/// <summary>Traces from Zipkin's HTTP API v2 (https://zipkin.io/zipkin-api/). A query's times are milliseconds there, durations and times of spans microseconds.</summary>
/// <param name="client">The way there.</param>
/// <param name="clock">The time of this machine.</param>
internal sealed class ZipkinTraces(BackendClient client, TimeProvider clock) : ITraceBackend
{
    public static async Task<ZipkinTraces> OpenAsync(Signals signals, CancellationToken cancellation) =>
        new(await signals.OpenAsync(Backend.Zipkin, cancellation), signals.Context.Clock);

    /// <summary>True waits for a backend that is gone for as long as it takes.</summary>
    public bool IsPatient
    {
        set => client.IsPatient = value;
    }

    public DateTimeOffset Now => clock.GetUtcNow() + client.Ahead;

    public async Task<IReadOnlyList<string>> ServicesAsync(CancellationToken cancellation) =>
        [.. (await ListAsync("api/v2/services", cancellation)).Select(name => (string)name!).Order(StringComparer.Ordinal)];

    public async Task<IReadOnlyList<Trace>> FindAsync(TraceQuery query, CancellationToken cancellation)
    {
        var answer = await ListAsync($"api/v2/traces?{string.Join('&', Parameters(query).Select(x => $"{x.Name}={Uri.EscapeDataString(x.Value)}"))}", cancellation);
        return [.. answer.Select(ZipkinSpans.Trace).OfType<Trace>().OrderBy(trace => trace.Start).ThenBy(trace => trace.Id, StringComparer.Ordinal)];
    }

    public async Task<Trace?> GetAsync(string id, CancellationToken cancellation)
    {
        try
        {
            return ZipkinSpans.Trace(await client.GetAsync($"api/v2/trace/{id}", cancellation));
        }
        catch (BackendRefusedException e) when (e.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>An answer that is no list, an empty one above all, is not "there are none".</summary>
    private async Task<JArray> ListAsync(string path, CancellationToken cancellation) => await client.GetAsync(path, cancellation) as JArray
        ?? throw new BackendRefusedException($"{client.Backend.Title} at {client.Address}", HttpStatusCode.OK, "its answer is no list; is this the right address?");

    private static IEnumerable<(string Name, string Value)> Parameters(TraceQuery query)
    {
        var (start, end) = (query.Since.ToUnixTimeMilliseconds(), query.Until.ToUnixTimeMilliseconds());
        yield return ("endTs", Text(end));
        // Zero is refused.
        yield return ("lookback", Text(Math.Max(1, end - start)));
        yield return ("limit", Text(query.Limit));
        if (query.Service is { } service)
            yield return ("serviceName", service);
        if (query.MinDuration is { } least)
            yield return ("minDuration", Text(Math.Max(1, (long)least.TotalMicroseconds)));
        if (query.OnlyErrors)
            yield return ("annotationQuery", "error");
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
