using Monitoring.Cli.Checks;
using Monitoring.Settings;

namespace Monitoring.Cli.Preflight.Checks;

/// <summary>The cluster knows every kind of object, in the version that the program writes.</summary>
internal sealed class KindsAreServed : IPreflightCheck
{
    public string Title => "the cluster serves every kind of object";

    public Task<CheckOutcome> RunAsync(PreflightContext context, CancellationToken cancellation)
    {
        var missing = context.Objects.Where(planned => context.Served(planned) is null).Select(planned => (planned.Kind, planned.ApiVersion)).Distinct()
            .Select(kind => Problem.Error(kind.Kind, $"The cluster does not serve it as {kind.ApiVersion}."));
        var kinds = context.Objects.Select(planned => planned.Kind).Distinct().Count();
        return Task.FromResult(CheckOutcome.Of(missing, $"{context.Objects.Length} objects of {kinds} kinds"));
    }
}
