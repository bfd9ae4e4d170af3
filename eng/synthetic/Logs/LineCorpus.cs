using System.Globalization;
using System.Text;

namespace Monitoring.Synthetic.Server.Logs;

/// <summary>Numbered lines of one component, written at a constant rate.</summary>
/// <param name="start">When the first was written, milliseconds since 1970; a whole second.</param>
/// <param name="rate">Lines per second; a thousand or a multiple of it.</param>
/// <param name="count">How many there will be.</param>
internal sealed class LineCorpus(long start, int rate, long count)
{
    /// <summary>Lines become searchable when the index is refreshed.</summary>
    private const int Refresh = 10_000;

    public long Start => start;

    /// <summary>Lines that a search finds now.</summary>
    public long Visible => Math.Min(count, First(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / Refresh * Refresh));

    /// <summary>Number of the first line that was written at a time or after it.</summary>
    public long First(long milliseconds) => milliseconds == long.MaxValue ? count : Math.Clamp((milliseconds - start) * (rate / 1000), 0, count);

    /// <summary>A line as a hit of a search: 500 bytes, as a small JSON log of a pod has them.</summary>
    public void Write(StringBuilder text, long number)
    {
        var time = Time(number);
        text.Append("{\"_index\":\".ds-logs-containers-monitoring-2026.03.01-000001\",\"_id\":\"").Append("qX9f0000").Append(number).Append("\",\"_score\":null,\"_source\":{\"@timestamp\":\"").Append(time)
            .Append("\",\"stream\":\"stdout\",\"event\":{\"dataset\":\"containers\",\"ingested\":\"").Append(time.AsSpan(0, 19))
            .Append("Z\"},\"log\":{\"level\":\"info\"},\"trace\":{\"id\":\"4bf92f3577b34da6a3ce929d0e0e4736\"},\"service\":{\"name\":\"cart\"},\"kubernetes\":{\"namespace\":\"shop\",\"pod\":\"cart-6d9fb7c5d4-x2x4z\",\"container\":\"app\",\"node\":\"worker-1\",\"labels\":{\"app.kubernetes.io/name\":\"cart\",\"pod-template-hash\":\"6d9fb7c5d4\"}},\"app\":{\"orderId\":")
            .Append(number).Append(",\"user\":\"someone\"},\"message\":\"").Append(Message(number)).Append("\"},\"sort\":[\"").Append(time.AsSpan(0, 23)).Append("Z\",").Append(number).Append("]}");
    }

    /// <summary>What a line says.</summary>
    public static string Message(long number) => string.Create(CultureInfo.InvariantCulture, $"order {number}");

    private string Time(long number) =>
        DateTimeOffset.FromUnixTimeMilliseconds(start + (number / (rate / 1000))).ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture) + string.Create(CultureInfo.InvariantCulture, $"{number % (rate / 1000):D6}Z");
}
