namespace Monitoring.Cli.Diff;

/// <summary>What a change does to what runs.</summary>
/// <param name="Kind">How bad it is.</param>
/// <param name="Why">A sentence without its subject: <c>its pod template changes</c>.</param>
internal sealed record Effect(EffectKind Kind, string Why);
