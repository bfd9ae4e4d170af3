using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Monitoring.Cli.Cost;
using Monitoring.Cli.Engine;
using Monitoring.Cli.Project;
using Monitoring.Settings;
using Monitoring.Stacks;
using Monitoring.Stacks.Settings;

namespace Monitoring.Cli.Stacks;

/// <summary>All that is known about one stack without a cluster. What comes after the first step with an error is null.</summary>
/// <param name="Configuration">What the stack's file says.</param>
/// <param name="Settings">Its settings, when they are valid.</param>
/// <param name="Plan">The compiled configuration of all tools.</param>
/// <param name="Recorded">What the program declared.</param>
/// <param name="SettingsProblems">Problems of the configuration, warnings included.</param>
/// <param name="ProgramProblems">Problems of the sources and of the program, warnings included.</param>
internal sealed record StackRun(
    StackConfiguration Configuration,
    MonitoringSettings? Settings,
    MonitoringPlan? Plan,
    RecordedProgram? Recorded,
    ImmutableArray<Problem> SettingsProblems,
    ImmutableArray<Problem> ProgramProblems)
{
    /// <summary>What it will cost; null where nobody has asked for a forecast.</summary>
    public StackCost? Cost { get; init; }

    /// <summary>How that differs from a former forecast; null where nobody has asked, or where there is none.</summary>
    public CostChange? CostChange { get; init; }

    public string Stack => Configuration.Stack;

    /// <summary>The sources that the stack chooses from: those of the project, and those in the folders that its settings name.</summary>
    public required SourceFiles Sources { get; init; }

    public IEnumerable<Problem> Problems => SettingsProblems.Concat(ProgramProblems).Concat(Cost?.Problems ?? []);

    /// <summary>True when there is a plan that could be deployed.</summary>
    [MemberNotNullWhen(true, nameof(Plan))]
    public bool IsCompiled => Plan is not null && Plan.Problems.All(p => p.Level != ProblemLevel.Error);

    public bool IsReady => Recorded is not null && Problems.All(p => p.Level != ProblemLevel.Error);
}
