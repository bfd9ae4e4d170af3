using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Connecting;
using Monitoring.Cli.Backends.Logs;
using Monitoring.Cli.Backends.Metrics;
using Monitoring.Cli.Backends.Traces;
using Monitoring.Cli.Backends.Traces.Zipkin;

namespace Monitoring.Cli.Components;

/// <summary>The backends that are asked about components. One that is absent, closed to the caller or silent is null, and that has been said.</summary>
internal sealed record ComponentSources(IMetricBackend? Metrics, ILogBackend? Logs, ITraceBackend? Traces)
{
    /// <summary>Time by the clock of what scrapes.</summary>
    public Func<DateTimeOffset> Now { get; init; } = () => DateTimeOffset.UtcNow;

    /// <summary>Opens what keeps metrics, which knows most about components, and nothing else.</summary>
    public static async Task<ComponentSources> OpenMetricsAsync(Signals signals, CancellationToken cancellation)
    {
        var metrics = await PrometheusMetrics.OpenAsync(signals, cancellation);
        return new(metrics, null, null) { Now = () => signals.Context.Clock.GetUtcNow() + metrics.Ahead };
    }

    /// <summary>Opens what there is of the stack. What there is not is said.</summary>
    /// <param name="signals">The ways of this command.</param>
    /// <param name="only">The one signal that is asked about, beside metrics, which know who there is; null for all.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<ComponentSources> OpenAsync(Signals signals, string? only, CancellationToken cancellation)
    {
        var metrics = await OpenMetricsAsync(signals, cancellation);
        if (!signals.Knows(Backend.Elasticsearch) && !signals.Knows(Backend.Zipkin))
        {
            signals.Say("The stack on this machine keeps neither logs nor traces.");
            return metrics;
        }

        return metrics with
        {
            Logs = only is null or "logs" ? await OrNullAsync(signals, "Logs", () => LogSources.KeptAsync(signals, cancellation)) : null,
            Traces = only is null or "traces" ? await OrNullAsync<ITraceBackend>(signals, "Traces", async () => await ZipkinTraces.OpenAsync(signals, cancellation)) : null,
        };
    }

    private static async Task<T?> OrNullAsync<T>(Signals signals, string what, Func<Task<T>> open)
        where T : class
    {
        try
        {
            return await open();
        }
        catch (ProblemsException e)
        {
            signals.Say($"{what} are left out: {e.Problems[0].Message}");
        }
        catch (Exception e) when (e is UnreachableException or NotAllowedException)
        {
            signals.Say($"{what} are left out: {e.Message}");
        }

        return null;
    }

    /// <summary>Asks one of them; what it cannot answer is said, and nothing.</summary>
    /// <param name="signals">The ways of this command.</param>
    /// <param name="what">What is left out, as a sentence begins.</param>
    /// <param name="question">Null where there is nobody to ask.</param>
    /// <param name="isOnly">True where nothing is left when this is left out: then it is an error.</param>
    public static async Task<IReadOnlyList<T>> OrNothingAsync<T>(Signals signals, string what, Task<IReadOnlyList<T>>? question, bool isOnly = false)
    {
        try
        {
            return question is null ? [] : await question;
        }
        catch (Exception e) when (!isOnly && (e is UnreachableException or NotAllowedException or BackendRefusedException))
        {
            signals.Say($"{what} are left out: {e.Message}");
            return [];
        }
    }
}
