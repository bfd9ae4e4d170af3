namespace Pulumi;

/// <summary>How long an operation on a resource may take before it counts as failed.</summary>
public sealed class CustomTimeouts
{
    public TimeSpan? Create { get; set; }

    public TimeSpan? Update { get; set; }

    public TimeSpan? Delete { get; set; }
}
