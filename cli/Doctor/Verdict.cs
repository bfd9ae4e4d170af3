namespace Monitoring.Cli.Doctor;

/// <summary>What a step of the doctor came to.</summary>
internal enum Verdict
{
    /// <summary>Does not concern what is asked about; nobody wants to read of it.</summary>
    Skipped,

    /// <summary>Here the way is free.</summary>
    Fine,

    /// <summary>It could not be looked at, or proves nothing; the walk goes on.</summary>
    Unknown,

    /// <summary>Here data stop.</summary>
    Broken,
}
