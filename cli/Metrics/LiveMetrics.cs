using Monitoring.Cli.Backends.Metrics;
using Newtonsoft.Json;
using Spectre.Console;

namespace Monitoring.Cli.Metrics;

/// <summary>Follows signals until somebody says stop: as a table on a terminal, as a line for each value anywhere else. Values of a time in which the backend was away are asked for when it is back.</summary>
internal sealed class LiveMetrics(CliContext context, PrometheusMetrics metrics, IReadOnlyCollection<SignalQuery> queries, TimeSpan interval)
{
    private readonly SignalTable _table = new(queries);

    /// <summary>Follows.</summary>
    /// <param name="since">Where the history begins that is shown first; null for a short one, and only where it is drawn.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task RunAsync(DateTimeOffset? since, CancellationToken cancellation)
    {
        metrics.IsPatient = true;
        var now = Now();
        if (context.IsTerminal)
        {
            var start = since ?? now.AddMinutes(-15);
            await AskAsync(start, now, TimeSpan.FromSeconds(Math.Max(1, Math.Round((now - start).TotalSeconds / SignalRow.Width))), cancellation);
            await context.Console.Live(_table.Draw()).StartAsync(live => FollowAsync(now, () => live.UpdateTarget(_table.Draw()), cancellation));
        }

        await FollowAsync(since ?? now - interval, () => { }, cancellation);
    }

    private async Task FollowAsync(DateTimeOffset last, Action shown, CancellationToken cancellation)
    {
        while (true)
        {
            var until = last + (interval * Math.Floor((Now() - last) / interval));
            if (until > last)
            {
                await AskAsync(last + interval, until, interval, cancellation);
                last = until;
                shown();
            }

            await Task.Delay(TimeSpan.FromMilliseconds(Math.Max(50, (last + interval - Now()).TotalMilliseconds)), cancellation);
        }
    }

    private async Task AskAsync(DateTimeOffset from, DateTimeOffset until, TimeSpan step, CancellationToken cancellation)
    {
        var answers = await Task.WhenAll(queries.Select(query => metrics.QueryRangeAsync(query.Expression, from, until, step, cancellation)));
        var values = queries.Zip(answers).SelectMany(answer => _table.Add(answer.First, answer.Second)).ToList();
        if (context.IsTerminal)
            return;
        foreach (var (row, series, point) in values.OrderBy(value => value.Point.At))
            context.Output.WriteLine(SignalTable.Json(row, series, point).ToString(Formatting.None));
        await context.Output.FlushAsync(cancellation);
    }

    private DateTimeOffset Now() => context.Clock.GetUtcNow() + metrics.Ahead;
}
