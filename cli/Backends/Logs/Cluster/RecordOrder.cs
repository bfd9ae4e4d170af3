using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Monitoring.Cli.Backends.Logs.Cluster;

/// <summary>Brings the records of several containers into the order of their times.</summary>
internal static class RecordOrder
{
    /// <summary>So long a record waits for earlier ones of other containers.</summary>
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(300);

    /// <summary>Streams that are in order and have an end, as one.</summary>
    public static async IAsyncEnumerable<LogRecord> MergeAsync(IEnumerable<IAsyncEnumerable<LogRecord>> streams, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var open = streams.Select(stream => stream.GetAsyncEnumerator(cancellation)).ToList();
        try
        {
            // All of them start at once.
            var begun = await Task.WhenAll(open.Select(async stream => await stream.MoveNextAsync()));
            var next = new PriorityQueue<int, (DateTimeOffset, int)>();
            for (var i = 0; i < open.Count; i++)
            {
                if (begun[i])
                    next.Enqueue(i, (open[i].Current.At, i));
            }

            while (next.TryDequeue(out var i, out _))
            {
                yield return open[i].Current;
                if (await open[i].MoveNextAsync())
                    next.Enqueue(i, (open[i].Current.At, i));
            }
        }
        finally
        {
            foreach (var stream in open)
                await stream.DisposeAsync();
        }
    }

    /// <summary>Records as they come in, each a moment later, so that those which come in together are in order.</summary>
    public static async IAsyncEnumerable<LogRecord> SettleAsync(ChannelReader<LogRecord> incoming, TimeProvider clock, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var arrived = new Queue<(long At, int Number)>();
        var waiting = new PriorityQueue<(LogRecord Record, int Number), (DateTimeOffset, int)>();
        var (number, given) = (0, new HashSet<int>());
        while (true)
        {
            while (incoming.TryRead(out var record))
            {
                arrived.Enqueue((clock.GetTimestamp(), number));
                waiting.Enqueue((record, number), (record.At, number++));
                if (waiting.Count > 10_000)
                    break;
            }

            while (arrived.TryPeek(out var oldest) && (clock.GetElapsedTime(oldest.At) >= Wait || waiting.Count > 10_000))
            {
                arrived.Dequeue();
                if (given.Remove(oldest.Number))
                    continue;
                // Whatever is earlier than the record whose time has come goes first.
                while (true)
                {
                    var (record, its) = waiting.Dequeue();
                    yield return record;
                    if (its == oldest.Number)
                        break;
                    given.Add(its);
                }
            }

            if (arrived.Count > 0)
                await Task.Delay(TimeSpan.FromMilliseconds(20), clock, cancellation);
            else if (!await incoming.WaitToReadAsync(cancellation))
                yield break;
        }
    }
}
