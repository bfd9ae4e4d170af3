namespace Monitoring.Cli.Terminal;

/// <summary>Values over time, a few lines high.</summary>
internal static class Plot
{
    private const string Bars = " ▁▂▃▄▅▆▇█";

    /// <summary>Draws columns from the bottom up; the least value is just above the ground, what is not a number is a gap.</summary>
    /// <param name="values">One a column, oldest first.</param>
    /// <param name="height">Lines; values that are all the same need only one.</param>
    /// <param name="show">Writes a value at the side.</param>
    /// <returns>The lines, with the greatest value at the first and the least at the last.</returns>
    public static IReadOnlyList<string> Draw(IReadOnlyCollection<double> values, int height, Func<double, string> show)
    {
        var finite = values.Where(double.IsFinite).DefaultIfEmpty(0).ToList();
        var (least, greatest) = (finite.Min(), finite.Max());
        if (greatest == least)
            height = 1;
        var eighths = values.Select(value => !double.IsFinite(value) ? 0 : greatest == least ? 1 : 1 + (int)Math.Round((value - least) / (greatest - least) * ((height * 8) - 1))).ToList();
        var (top, bottom) = (show(greatest), show(least));
        var margin = Math.Max(top.Length, bottom.Length);
        return [.. Enumerable.Range(0, height).Reverse().Select(line => $"{(line == height - 1 ? top : line == 0 ? bottom : "").PadLeft(margin)} {string.Concat(eighths.Select(eighth => Bars[Math.Clamp(eighth - (line * 8), 0, 8)]))}")];
    }
}
