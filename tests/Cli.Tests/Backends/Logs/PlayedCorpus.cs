using System.Collections;

namespace Monitoring.Tests.Cli.Backends.Logs;

/// <summary>Many documents in the order of an index, made when they are asked for, always the same.</summary>
internal sealed class PlayedCorpus(int count) : IReadOnlyList<PlayedDocument>
{
    /// <summary>2026-03-01T00:00:00Z.</summary>
    public const long Start = 1_772_323_200_000_000_000;

    private const long Distance = 250_000;

    public int Count => count;

    /// <summary>The index has milliseconds; within one of them its order is not that of the nanoseconds.</summary>
    public PlayedDocument this[int place] => Line(place ^ 3);

    /// <summary>The line of a number, in the order of their times.</summary>
    public static PlayedDocument Line(int number) => new($"id-{number}", Start + (number * Distance), $"line {number}")
    {
        Pod = number % 5 == 0 ? "cart-6d9fb7c5d4-x2x4z" : "cart-6d9fb7c5d4-b5c6d",
        Node = null,
        Service = null,
        Level = number % 100 == 0 ? "error" : null,
    };

    public IEnumerator<PlayedDocument> GetEnumerator() => Enumerable.Range(0, count).Select(place => this[place]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
