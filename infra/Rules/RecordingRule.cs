namespace Monitoring.Rules;

/// <summary>A rule whose result is stored as a series of its own, for expressions that are slow or used often.</summary>
/// <param name="Name">Name of the recorded series: <c>level:metric:operation</c>.</param>
/// <param name="Expression">PromQL, perhaps of several lines.</param>
/// <param name="Line">Line in the file.</param>
public sealed record RecordingRule(string Name, string Expression, int Line) : Rule(Name, Expression, Line)
{
    public override string Title => $"recording rule {Name}";
}
