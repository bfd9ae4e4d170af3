using System.Collections.Immutable;
using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Traces;
using Monitoring.Settings;

namespace Monitoring.Cli.Traces;

/// <summary>What <c>traces COMPONENT</c> does: history, and then what comes in.</summary>
/// <param name="backend">Its traces.</param>
/// <param name="access">What the caller may see.</param>
internal sealed class TraceListing(ITraceBackend backend, TraceAccess access)
{
    /// <summary>Each service is a query of its own.</summary>
    private const int MostServices = 50;

    /// <summary>The services that are meant; none for all.</summary>
    /// <exception cref="ProblemsException">There is none of the name, or far too many.</exception>
    public async Task<ImmutableArray<string>> ServicesAsync(string? component, CancellationToken cancellation)
    {
        // Asked in any case: the first answer tells what time it is there.
        var all = await backend.ServicesAsync(cancellation);
        if (component is null)
            return [];
        var pattern = ComponentPattern.Parse(component);
        ImmutableArray<string> meant = [.. all.Where(service => pattern.Matches(Component(service)) || pattern.Matches(Component(service.Split('.')[0])))];
        if (meant.IsEmpty)
            throw new ProblemsException(Problem.Error(component, $"No service of this name has sent spans.{Nearest.Suggestion(component, all)} `./monitor doctor {component} --signal traces` looks for the reason."));
        return meant.Length <= MostServices ? meant : throw new ProblemsException(Problem.Error(component, $"{meant.Length} services have such a name; say it more exactly, or leave it out for all traces."));
    }

    /// <summary>Writes them.</summary>
    /// <param name="tail">Where they come from.</param>
    /// <param name="writer">Where they go.</param>
    /// <param name="since">From when.</param>
    /// <param name="limit">Of what is there already, the newest so many; null for all.</param>
    /// <param name="follow">True goes on for ever.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task WriteAsync(TraceTail tail, TraceWriter writer, DateTimeOffset since, int? limit, bool follow, CancellationToken cancellation)
    {
        await access.DemandAsync(cancellation);
        var start = backend.Now;
        await WriteAsync(tail.HistoryAsync(since, limit, cancellation), writer, cancellation);
        if (follow)
            await WriteAsync(tail.FollowAsync(start - tail.Reach, cancellation), writer, cancellation);
        writer.End();
    }

    private static ComponentId Component(string service) => new("", "", service);

    private async Task WriteAsync(IAsyncEnumerable<Trace> traces, TraceWriter writer, CancellationToken cancellation)
    {
        await foreach (var trace in traces)
        {
            if (await access.VisibleAsync(trace, cancellation) is { } visible)
                writer.Write(visible);
        }
    }
}
