namespace Monitoring.Cli.Terminal;

/// <summary>Values as a line of small bars.</summary>
internal static class Sparkline
{
    private const string Bars = "▁▂▃▄▅▆▇█";

    /// <summary>One character a value, the least at the bottom and the greatest at the top; what is not a number is a gap.</summary>
    public static string Draw(IReadOnlyCollection<double> values)
    {
        var finite = values.Where(double.IsFinite).ToList();
        var (least, greatest) = finite.Count == 0 ? (0, 0) : (finite.Min(), finite.Max());
        return string.Concat(values.Select(value => !double.IsFinite(value) ? ' '
            : greatest == least ? Bars[0]
            : Bars[(int)Math.Round((value - least) / (greatest - least) * (Bars.Length - 1))]));
    }
}
