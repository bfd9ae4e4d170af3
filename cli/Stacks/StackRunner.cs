using System.Collections.Immutable;
using Monitoring.Cli.Engine;
using Monitoring.Cli.Project;
using Monitoring.Settings;
using Monitoring.Stacks;
using Monitoring.Stacks.Settings;

namespace Monitoring.Cli.Stacks;

/// <summary>Takes a stack from its file to the resources that the program declares, as far as there is no error.</summary>
internal sealed class StackRunner(CliContext context)
{
    private readonly ImmutableArray<string> _secretKeys = [.. MonitoringSettings.SecretKeys.Select(k => k.Name)];
    private readonly Lazy<PulumiProject> _project = new(() => PulumiProject.Load(context.Root));
    private readonly Lazy<SourceFiles> _sources = new(() => SourceFiles.Load(context.Root));

    /// <exception cref="ProblemsException">Pulumi.yaml is missing or broken.</exception>
    public PulumiProject Project => _project.Value;

    /// <summary>Rule files, rule tests and dashboards of the project.</summary>
    public SourceFiles Sources => _sources.Value;

    /// <summary>The sources of the project and of all stacks, as far as their settings can be read.</summary>
    public SourceFiles SourcesOfAllStacks()
    {
        var sources = Project.Stacks.Select(SourcesOf).Prepend(Sources).ToList();
        return Sources with
        {
            RuleFiles = [.. sources.SelectMany(one => one.RuleFiles).Distinct()],
            RuleTests = [.. sources.SelectMany(one => one.RuleTests).Distinct()],
            Dashboards = [.. sources.SelectMany(one => one.Dashboards).Distinct()],
        };
    }

    /// <summary>Both steps.</summary>
    /// <exception cref="ProblemsException">There is no such stack, or one of the files cannot be read.</exception>
    public Task<StackRun> RunAsync(string stack) => RunAsync(Read(stack));

    /// <summary>The first step: the stack's configuration and its settings.</summary>
    /// <exception cref="ProblemsException">There is no such stack, or one of the files cannot be read.</exception>
    public StackRun Read(string stack)
    {
        var configuration = Project.ReadStack(stack, _secretKeys);
        var bound = SettingsBinder.Bind<MonitoringSettings>(configuration.OwnValues, configuration.Project, _secretKeys, context.Today);
        return new StackRun(configuration, bound.Settings, null, null, [.. bound.Problems, .. MissingSecrets(configuration, bound.Settings)], [])
        {
            Sources = bound.Settings is null ? Sources : Sources.Including(bound.Settings, context.Root),
        };
    }

    /// <summary>The compiled plan, without running the program.</summary>
    /// <exception cref="ProblemsException">There is no such stack, or one of the files cannot be read.</exception>
    public StackRun Compile(string stack) => Compile(Read(stack));

    /// <summary>Both steps, and what the stack will cost.</summary>
    /// <exception cref="ProblemsException">There is no such stack, or one of the files cannot be read.</exception>
    public async Task<StackRun> ForecastAsync(string stack)
    {
        var run = Compile(stack);
        if (!run.IsCompiled)
            return run;
        var cost = Task.Run(() => StackCost.Of(run.Plan));
        var declared = await DeclareAsync(run, run.Plan);
        return declared.Recorded is null ? declared : declared with { Cost = await cost };
    }

    /// <summary>The second step: the compiled plan, and what the program declares.</summary>
    public Task<StackRun> RunAsync(StackRun run)
    {
        run = Compile(run);
        return run.IsCompiled ? DeclareAsync(run, run.Plan) : Task.FromResult(run);
    }

    private async Task<StackRun> DeclareAsync(StackRun run, MonitoringPlan plan)
    {
        var configuration = run.Configuration;
        var recorded = await StackProgram.RunAsync(
            options => new MonitoringStack(options, plan), configuration.Project, configuration.Stack, context.Root, configuration.ToPulumiConfig());
        return recorded.Failure is { } failure
            ? run with { ProgramProblems = run.ProgramProblems.Add(Problem.Error($"{configuration.Project}-{configuration.Stack}", failure)) }
            : run with { Recorded = recorded };
    }

    private static StackRun Compile(StackRun run)
    {
        if (run.Settings is null)
            return run;
        var plan = MonitoringPlan.Create(run.Settings, run.Sources, run.Stack);
        return run with { Plan = plan, ProgramProblems = plan.Problems };
    }

    private SourceFiles SourcesOf(string stack)
    {
        try
        {
            return Read(stack).Sources;
        }
        catch (ProblemsException)
        {
            return Sources;
        }
    }

    private static IEnumerable<Problem> MissingSecrets(StackConfiguration configuration, MonitoringSettings? settings) =>
        configuration.MissingSecrets(settings?.RequiredSecrets() ?? []).Select(key => Problem.Warning(
            $"{configuration.Project}:{key}",
            $"The secret is not set yet, and deploying needs it: `pulumi config set --stack {configuration.Stack} --secret {configuration.Project}:{key}`."));
}
