namespace Monitoring.Cli.Checks;

internal sealed class ProgramCheck : ICheck
{
    public string Title => "the program runs";

    public async Task<CheckOutcome> RunAsync(CheckContext context, CancellationToken cancellation) => await context.RunAsync() is { } run
        ? CheckOutcome.Of(run.ProgramProblems, run.Recorded is { } recorded ? $"{recorded.Resources.Count(r => !r.IsComponent)} resources" : null)
        : CheckOutcome.NotReached;
}
