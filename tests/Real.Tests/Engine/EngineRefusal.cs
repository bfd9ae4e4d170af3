namespace Monitoring.Tests.Real.Engine;

/// <summary>A gRPC status, by its number, and the message that goes with it.</summary>
internal sealed record EngineRefusal(int Code, string Message);
