namespace Monitoring.Tests.Cli.Backends.Logs;

/// <summary>What a <see cref="PlayedElasticsearch"/> answers to what it does not accept.</summary>
internal sealed class RefusedSearchException(int status, string type, string reason) : Exception(reason)
{
    public PlayedAnswer Answer => new($$"""{"error":{"root_cause":[{"type":"{{type}}","reason":"{{Message.Replace('"', '\'')}}"}],"type":"{{type}}","reason":"{{Message.Replace('"', '\'')}}"},"status":{{status}}}""", status);
}
