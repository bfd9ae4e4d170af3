namespace Monitoring.Cli.Diff;

/// <summary>One field that differs. Of texts with several lines only the lines that differ.</summary>
/// <param name="Path">Where it is: <c>spec.template.spec.containers[prometheus].image</c>.</param>
/// <param name="Before">Its former value; null when it was not there.</param>
/// <param name="After">Its value; null when it is gone.</param>
internal sealed record FieldChange(string Path, string? Before, string? After);
