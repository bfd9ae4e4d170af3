namespace Pulumi.Engine;

/// <summary>How a call ended: the statuses that this SDK tells apart. Others keep their number.</summary>
internal enum GrpcStatus
{
    Ok = 0,
    Cancelled = 1,
    Unknown = 2,
    Unimplemented = 12,
    Internal = 13,
    Unavailable = 14,
}
