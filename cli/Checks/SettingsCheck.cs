namespace Monitoring.Cli.Checks;

internal sealed class SettingsCheck : ICheck
{
    public string Title => "settings are valid";

    public Task<CheckOutcome> RunAsync(CheckContext context, CancellationToken cancellation) =>
        Task.FromResult(CheckOutcome.Of(context.Stack!.Read().SettingsProblems));
}
