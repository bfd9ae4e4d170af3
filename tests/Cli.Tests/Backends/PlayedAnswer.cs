using System.Net;

namespace Monitoring.Tests.Cli.Backends;

/// <summary>What a <see cref="PlayedServer"/> answers.</summary>
/// <param name="Text">Body.</param>
/// <param name="Status">HTTP status.</param>
internal sealed record PlayedAnswer(string Text, int Status = (int)HttpStatusCode.OK)
{
    /// <summary>The connection breaks instead of an answer.</summary>
    public static PlayedAnswer Broken { get; } = new("") { Breaks = true };

    public string ContentType { get; init; } = "application/json";

    /// <summary>How long it takes.</summary>
    public TimeSpan After { get; init; }

    public bool Breaks { get; private init; }
}
