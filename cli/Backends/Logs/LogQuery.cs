using System.Collections.Immutable;

namespace Monitoring.Cli.Backends.Logs;

/// <summary>Which records are wanted. What a backend cannot select by itself, it selects after reading.</summary>
internal sealed record LogQuery
{
    /// <summary>Who wrote them; everybody when null.</summary>
    public ComponentPattern? Component { get; init; }

    /// <summary>The namespaces that the caller may see and wants to; null for all of them, and for what belongs to none.</summary>
    public ImmutableArray<string>? Namespaces { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>Null goes on to the newest.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Goes on with what comes in.</summary>
    public bool Follow { get; init; }

    /// <summary>Of the history only the last so many; null for all of it.</summary>
    public int? Tail { get; init; }

    /// <summary>Levels, lower case; empty for all, and for records without one.</summary>
    public ImmutableArray<string> Levels { get; init; } = [];

    /// <summary>Only records of this request.</summary>
    public string? TraceId { get; init; }
}
