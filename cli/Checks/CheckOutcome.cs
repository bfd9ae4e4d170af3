using System.Collections.Immutable;
using Monitoring.Settings;

namespace Monitoring.Cli.Checks;

/// <summary>What a check found.</summary>
/// <param name="Problems">Errors make it fail, warnings are shown.</param>
/// <param name="Note">A few words about what was looked at: "40 resources".</param>
/// <param name="Skipped">Why nothing could be looked at; null when it could.</param>
internal sealed record CheckOutcome(ImmutableArray<Problem> Problems, string? Note = null, string? Skipped = null)
{
    /// <summary>The outcome of a check that needs what an earlier one found broken.</summary>
    public static CheckOutcome NotReached { get; } = NotLookedAt("not reached, because of the errors above");

    public bool Failed => Problems.Any(p => p.Level == ProblemLevel.Error);

    public static CheckOutcome Of(IEnumerable<Problem> problems, string? note = null) => new([.. problems], note);

    public static CheckOutcome NotLookedAt(string reason) => new([], Skipped: reason);

    /// <summary>A program that is not there; the user can have it.</summary>
    public static CheckOutcome WithoutTool(string tool) => NotLookedAt($"{tool} is not installed; `./monitor check --install` brings it into the project's cache");
}
