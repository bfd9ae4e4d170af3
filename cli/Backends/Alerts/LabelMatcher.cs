namespace Monitoring.Cli.Backends.Alerts;

/// <summary>A condition on a label: <c>name=value</c>, <c>name!=value</c>, <c>name=~regex</c>, <c>name!~regex</c>.</summary>
internal sealed record LabelMatcher(string Name, string Value, bool IsEqual, bool IsRegex)
{
    public override string ToString() => $"{Name}{(IsEqual ? IsRegex ? "=~" : "=" : IsRegex ? "!~" : "!=")}\"{Value}\"";
}
