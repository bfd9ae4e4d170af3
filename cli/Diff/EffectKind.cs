namespace Monitoring.Cli.Diff;

/// <summary>What a change does to what runs, from the worst on.</summary>
internal enum EffectKind
{
    /// <summary>Data are deleted, or nobody sees them any more.</summary>
    LosesData,

    /// <summary>The object is deleted and made anew, because a field cannot be changed in place.</summary>
    IsReplaced,

    /// <summary>Pods end and start again.</summary>
    Restarts,
}
