using System.Globalization;
using Monitoring.Cli.Backends.Metrics;
using Monitoring.Cli.Terminal;
using Newtonsoft.Json;
using Spectre.Console;

namespace Monitoring.Cli.Metrics;

/// <summary>Follows signals until somebody says stop: as a table on a terminal, as a line for each value anywhere else. Values of a time in which the backend was away are asked for when it is back.</summary>
internal sealed class LiveMetrics(CliContext context, PrometheusMetrics metrics, IReadOnlyCollection<SignalQuery> queries, TimeSpan interval)
{
    private readonly SignalTable _table = new(queries);
    private readonly Lock _drawing = new();

    /// <summary>Follows.</summary>
    /// <param name="since">Where the history begins that is shown first; null for a short one, and only where it is drawn.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task RunAsync(DateTimeOffset? since, CancellationToken cancellation)
    {
        metrics.IsPatient = true;
        var now = Now();
        if (!IsDrawn)
        {
            await FollowAsync(since ?? now - interval, () => { }, cancellation);
            return;
        }

        var start = since ?? now.AddMinutes(-15);
        await AskAsync(start, now, TimeSpan.FromSeconds(Math.Max(1, Math.Round((now - start).TotalSeconds / SignalRow.Width))), cancellation);
        try
        {
            using var screen = new LiveScreen(context.Console, Draw);
            await FollowAsync(now, screen.Show, cancellation);
        }
        finally
        {
            // The last values stay where the command was typed.
            context.Console.Write(_table.Draw(context.Console.Profile.Width, int.MaxValue));
        }
    }

    /// <summary>The table, and when it is from.</summary>
    private Rows Draw(int width, int height)
    {
        lock (_drawing)
            return new Rows(_table.Draw(width, height - 2), new Text(""), new Markup(string.Create(CultureInfo.InvariantCulture, $"[dim]{context.Clock.GetLocalNow():HH:mm:ss}, every {interval.TotalSeconds:0} s; Ctrl-C ends it[/]")));
    }

    private List<(SignalRow Row, MetricSeries Series, MetricPoint Point)> Take(IEnumerable<IReadOnlyList<MetricSeries>> answers, DateTimeOffset from, DateTimeOffset until, TimeSpan step)
    {
        lock (_drawing)
        {
            _table.GoesOn(from, until, step);
            return [.. queries.Zip(answers).SelectMany(answer => _table.Add(answer.First, answer.Second))];
        }
    }

    private bool IsDrawn => context.IsTerminal && context.Console.Profile.Capabilities.Ansi;

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
        var values = Take(answers, from, until, step);
        if (IsDrawn)
            return;
        foreach (var (row, series, point) in values.OrderBy(value => value.Point.At))
            context.Output.WriteLine(SignalTable.Json(row, series, point).ToString(Formatting.None));
        await context.Output.FlushAsync(cancellation);
    }

    /// <summary>The backend's time, in the milliseconds in which it counts.</summary>
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds((context.Clock.GetUtcNow() + metrics.Ahead).ToUnixTimeMilliseconds());
}
