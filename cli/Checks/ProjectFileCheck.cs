using Monitoring.Stacks.Settings;

namespace Monitoring.Cli.Checks;

internal sealed class ProjectFileCheck : ICheck
{
    public string Title => "Pulumi.yaml declares every setting";

    public Task<CheckOutcome> RunAsync(CheckContext context, CancellationToken cancellation) =>
        Task.FromResult(CheckOutcome.Of(ProjectConfigSection.Check(context.Runner.Project.Text, typeof(MonitoringSettings))));
}
