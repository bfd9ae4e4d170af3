namespace Monitoring.Cli.Doctor;

/// <summary>What a step found.</summary>
/// <param name="Verdict">Does the walk go on?</param>
/// <param name="What">What was found, a sentence or a few words.</param>
/// <param name="Change">What to change; empty unless something is broken.</param>
internal sealed record Finding(Verdict Verdict, string What, string Change = "")
{
    public static Finding Skipped { get; } = new(Verdict.Skipped, "");

    public static Finding Fine(string what) => new(Verdict.Fine, what);

    public static Finding Unknown(string why) => new(Verdict.Unknown, why);

    public static Finding Broken(string what, string change) => new(Verdict.Broken, what, change);
}
