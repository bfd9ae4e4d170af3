using System.Collections.Immutable;

namespace Monitoring.Cli.Backends.Alerts;

/// <summary>What tells people about alerts, as Alertmanager's API v2 answers it.</summary>
internal interface IAlertBackend
{
    /// <summary>The alerts that it knows now.</summary>
    Task<IReadOnlyList<KnownAlert>> AlertsAsync(CancellationToken cancellation);

    /// <summary>The silences, those that have ended among them.</summary>
    Task<IReadOnlyList<Silence>> SilencesAsync(CancellationToken cancellation);

    /// <summary>Tells nobody about matching alerts for a while.</summary>
    /// <returns>Its id.</returns>
    Task<string> SilenceAsync(ImmutableArray<LabelMatcher> matchers, DateTimeOffset start, DateTimeOffset end, string author, string comment, CancellationToken cancellation);

    /// <summary>Ends a silence now.</summary>
    /// <exception cref="BackendRefusedException">There is none with this id.</exception>
    Task ExpireAsync(string id, CancellationToken cancellation);
}
