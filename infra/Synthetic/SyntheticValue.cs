namespace Monitoring.Synthetic;

/// <summary>How a value moves: counters grow, sometimes faster and sometimes slower, and have grown for days; gauges wander around their size.</summary>
internal readonly record struct SyntheticValue
{
    private const double Day = 86_400;

    private readonly Kind _kind;
    private readonly double _size;
    private readonly double _phase;
    private readonly double _age;
    private readonly double _share;
    private readonly double _scale;

    private SyntheticValue(Kind kind, double size, ulong hash, double share = 1, double scale = 0)
    {
        (_kind, _size, _share, _scale) = (kind, size, share, scale);
        _phase = Deterministic.Share(hash) * Math.Tau;
        _age = Day * (1 + (9 * Deterministic.Share(hash * 31)));
    }

    private enum Kind
    {
        Still,
        Clock,
        Wandering,
        Growing,
        Counting,
    }

    /// <summary>Always the same.</summary>
    public static SyntheticValue Still(double value) => new(Kind.Still, value, 0);

    /// <summary>The time, some seconds ago.</summary>
    public static SyntheticValue Clock(double start) => new(Kind.Clock, start, 0);

    /// <summary>Up to a tenth above and below its size, which is from half to one and a half of what is named.</summary>
    public static SyntheticValue Wandering(double size, ulong hash) => new(Kind.Wandering, size * Scale(hash), hash, scale: Math.Floor(size) == size ? 1 : 0);

    /// <summary>Grows by fractions.</summary>
    public static SyntheticValue Growing(double perSecond, ulong hash) => new(Kind.Growing, perSecond * Scale(hash), hash);

    /// <summary>Counts whole events.</summary>
    /// <param name="perSecond">How many.</param>
    /// <param name="hash">Equal for counters that move together.</param>
    /// <param name="share">Part of the events that this one counts.</param>
    /// <param name="scale">What each event adds, for sums; 0 for 1.</param>
    public static SyntheticValue Counting(double perSecond, ulong hash, double share = 1, double scale = 0) => new(Kind.Counting, perSecond * Scale(hash), hash, share, scale);

    public double At(double seconds) => _kind switch
    {
        Kind.Still => _size,
        Kind.Clock => Math.Floor(_size + seconds),
        Kind.Wandering when _scale > 0 => Math.Round(Wave(seconds)),
        Kind.Wandering => Math.Round(Wave(seconds), 6),
        Kind.Growing => Math.Round(Grown(seconds), 3),
        _ when _scale > 0 => Math.Round(Math.Floor(Grown(seconds)) * _scale, 6),
        _ => Math.Floor(Math.Floor(Grown(seconds)) * _share),
    };

    private static double Scale(ulong hash) => 0.5 + Deterministic.Share(hash * 17);

    private double Wave(double seconds) => _size * (1 + (0.1 * Math.Sin((seconds / (300 + (_age / 300))) + _phase)));

    /// <summary>The sine never takes more than two thirds of the growth away, so this never falls.</summary>
    private double Grown(double seconds) => _size * (_age + seconds + (60 * Math.Sin((seconds / 90) + _phase)));
}
