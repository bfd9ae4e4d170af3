namespace Pulumi;

/// <summary>Sends messages to the engine one after the other. One error makes the whole run fail.</summary>
internal sealed class EngineLogger(IEngine engine, TaskTracker tasks)
{
    private readonly Lock _gate = new();
    private Task _last = Task.CompletedTask;

    public bool HasErrors { get; private set; }

    public void Warn(string message) => Log(LogSeverity.Warning, message, null, null, null);

    public void Log(LogSeverity severity, string message, Resource? resource, int? streamId, bool? ephemeral) =>
        tasks.Track(LogAsync(severity, message, resource, streamId, ephemeral));

    /// <exception cref="LogException">The engine did not take the message.</exception>
    public Task LogAsync(LogSeverity severity, string message, Resource? resource, int? streamId = null, bool? ephemeral = null)
    {
        lock (_gate)
        {
            HasErrors |= severity == LogSeverity.Error;
            return _last = SendAsync(_last, severity, message, resource, streamId, ephemeral);
        }
    }

    private async Task SendAsync(Task previous, LogSeverity severity, string message, Resource? resource, int? streamId, bool? ephemeral)
    {
        try
        {
            await previous.ConfigureAwait(false);
            var urn = await UrnAsync(resource).ConfigureAwait(false);
            await engine.LogAsync(new(severity, message, urn, streamId ?? 0, ephemeral ?? false)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not LogException)
        {
            throw new LogException(e);
        }
    }

    /// <summary>Empty for a resource that never came to have one: often the very failure that is being logged.</summary>
    private static async Task<string> UrnAsync(Resource? resource)
    {
        var urn = resource?.Urn?.DataTask;
        if (urn is null)
            return "";
        try
        {
            return (await urn.ConfigureAwait(false)).Value;
        }
        catch (Exception)
        {
            return "";
        }
    }
}
