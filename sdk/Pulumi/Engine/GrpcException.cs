namespace Pulumi.Engine;

/// <summary>A call that the other side refused, or that did not reach it. The message is the other side's own.</summary>
internal sealed class GrpcException(GrpcStatus status, string message, Exception? cause = null) : Exception(message, cause)
{
    public GrpcStatus Status => status;

    /// <summary>Whether the other side is going away, or is gone: an engine does so when the run is over for reasons of its own.</summary>
    public bool IsShutdown => status is GrpcStatus.Unavailable or GrpcStatus.Cancelled;
}
