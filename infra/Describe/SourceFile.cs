namespace Monitoring.Describe;

/// <summary>A hand-edited source under alert-rules/ or dashboards/, read by the program's edge and handed in.</summary>
/// <param name="Path">Path relative to the project's root, with forward slashes: <c>alert-rules/kubernetes.json</c>.</param>
/// <param name="Text">Its content.</param>
public sealed record SourceFile(string Path, string Text);
