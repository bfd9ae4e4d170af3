using Monitoring.Cli.Commands;

namespace Monitoring.Cli.Checks;

internal sealed class ConfigurationPageCheck : ICheck
{
    public string Title => "docs/configuration.md is current";

    public Task<CheckOutcome> RunAsync(CheckContext context, CancellationToken cancellation) =>
        Task.FromResult(CheckOutcome.Of(DocsCommand.Difference(context.Cli.Root) is { } problem ? [problem] : []));
}
