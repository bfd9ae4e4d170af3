using System.Collections.Immutable;

namespace Monitoring.Cli.Checks;

/// <summary>All checks, in the order in which they run. A new one is one class and one line here.</summary>
internal static class CheckList
{
    /// <summary>Checks of what all stacks share.</summary>
    public static readonly ImmutableArray<ICheck> OfProject =
    [
        new ProjectFileCheck(),
        new ConfigurationPageCheck(),
        new RuleTestsCheck(),
    ];

    /// <summary>Checks of one stack.</summary>
    public static readonly ImmutableArray<ICheck> OfStack =
    [
        new SettingsCheck(),
        new ProgramCheck(),
        new RuleLintCheck(),
        new DashboardLintCheck(),
        new PrometheusConfigCheck(),
        new RuleFilesCheck(),
        new AlertmanagerConfigCheck(),
        new FluentdConfigCheck(),
        new LogstashPipelinesCheck(),
    ];
}
