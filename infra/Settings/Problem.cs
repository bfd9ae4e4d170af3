namespace Monitoring.Settings;

/// <summary>One thing that is wrong, said in one sentence, with the place where it is to be mended.</summary>
/// <param name="Level">Error or warning.</param>
/// <param name="Where">File with line, or key path: <c>dashboards/kubernetes/x.json:12</c>, <c>monitoring:prometheus.retention</c>.</param>
/// <param name="Message">The sentence: what is wrong and what is accepted.</param>
public sealed record Problem(ProblemLevel Level, string Where, string Message)
{
    public static Problem Error(string where, string message) => new(ProblemLevel.Error, where, message);

    public static Problem Warning(string where, string message) => new(ProblemLevel.Warning, where, message);

    public override string ToString() => $"{Where}: {Message}";
}
