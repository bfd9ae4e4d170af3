using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Metrics;
using Monitoring.Cli.Metrics;
using Monitoring.Questions;
using Spectre.Console;
using Xunit;

namespace Monitoring.Tests.Cli.Metrics;

public sealed class SignalPictureTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly SignalTable _table;

    /// <summary>A queue that is there from the third of four looks on, and orders that are gone at the last.</summary>
    public SignalPictureTests()
    {
        SignalQuery queue = new(new ComponentId("shop", "deployment", "cart"), "queue", "q", QuestionUnit.Count), orders = new(new ComponentId("shop", "deployment", "db"), "orders", "o", QuestionUnit.PerSecond);
        _table = new SignalTable([queue, orders]);
        for (var look = 0; look < 4; look++)
        {
            var at = Start.AddSeconds(look);
            _table.GoesOn(at, at, TimeSpan.FromSeconds(1));
            if (look >= 2)
                _ = _table.Add(queue, [Series(at, look)]).ToList();
            if (look <= 2)
                _ = _table.Add(orders, [Series(at, 10 - look)]).ToList();
        }
    }

    [Fact]
    public void Bars_of_one_time_stand_below_each_other_and_what_is_gone_has_no_value_now() => Assert.Equal(
        [
            "  signal   now          least   greatest",
            "shop/deployment/cart",
            "  queue      3     ▁█       2          3",
            "shop/deployment/db",
            "  orders         █▅▁      8/s       10/s",
        ],
        Lines(80, 20));

    [Fact]
    public void In_a_narrow_window_bars_stay_and_the_rest_gives_way() => Assert.Equal(
        ["  signal   now", "shop/deployment/cart", "  queue      3     ▁█", "shop/deployment/db", "  orders         █▅▁"], Lines(24, 20));

    [Fact]
    public void Names_are_cut_before_a_line_breaks() => Assert.All(Lines(12, 20), line => Assert.InRange(line.Length, 1, 14));

    [Fact]
    public void In_a_low_window_the_lines_that_are_missing_are_counted() =>
        Assert.Equal(["  signal   now          least   greatest", "shop/deployment/cart", "and 3 more; a higher window or a narrower name shows them"], Lines(80, 3));

    private static MetricSeries Series(DateTimeOffset at, double value) => new(System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty, [new MetricPoint(at, value)]);

    private string[] Lines(int width, int height)
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.No });
        console.Profile.Width = 200;
        console.Write(_table.Draw(width, height));
        return [.. text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd())];
    }
}
