using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Pulumi.Engine;

/// <summary>The console of the <c>pulumi</c> command.</summary>
internal sealed class EngineLog(GrpcChannel engine) : IEngine
{
    public Task LogAsync(LogMessage message) =>
        engine.CallAsync("Log", new LogRequest
        {
            Severity = (Pulumirpc.LogSeverity)message.Severity,
            Message = message.Text,
            Urn = message.Urn,
            StreamId = message.StreamId,
            Ephemeral = message.IsEphemeral,
        }, Empty.Parser);
}
