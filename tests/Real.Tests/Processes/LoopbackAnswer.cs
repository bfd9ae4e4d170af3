namespace Monitoring.Tests.Real.Processes;

/// <summary>What a <see cref="LoopbackServer"/> answers.</summary>
internal sealed record LoopbackAnswer(int Status, string Text = "", string ContentType = "application/json");
