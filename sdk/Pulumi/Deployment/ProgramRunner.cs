using System.Reflection;

namespace Pulumi;

/// <summary>Runs a program from its first line to the end of its last task and turns the outcome into an exit code.</summary>
internal static class ProgramRunner
{
    private const int Succeeded = 0;
    private const int ErrorsLogged = 1;

    /// <summary>Tells the language host that the user has been shown what is wrong.</summary>
    private const int FailureReported = 32;

    /// <summary>Runs within the asynchronous flow of the caller, which must have entered the deployment.</summary>
    public static async Task<int> RunAsync(DeploymentContext deployment, Action createStack)
    {
        try
        {
            createStack();
            await deployment.Tasks.WhenIdleAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            return await ReportAsync(deployment, e).ConfigureAwait(false);
        }
        return deployment.Logger.HasErrors ? ErrorsLogged : Succeeded;
    }

    private static async Task<int> ReportAsync(DeploymentContext deployment, Exception exception)
    {
        Environment.ExitCode = FailureReported;
        if (exception is LogException)
        {
            await Console.Error.WriteLineAsync($"Error occurred trying to send logging message to engine: {exception.InnerException?.Message}").ConfigureAwait(false);
            return ErrorsLogged;
        }
        var (message, resource) = Describe(exception);
        await deployment.Logger.LogAsync(LogSeverity.Error, message, resource).ConfigureAwait(false);
        return FailureReported;
    }

    private static (string Message, Resource? Resource) Describe(Exception exception) =>
        exception switch
        {
            RunException => (exception.Message, null),
            ResourceException { HideStack: true } failure => (failure.Message, failure.Resource),
            ResourceException failure => (Unhandled(failure), failure.Resource),
            _ => (Unhandled(exception), null),
        };

    private static string Unhandled(Exception exception) =>
        $"Running program '{Assembly.GetEntryAssembly()?.Location}' failed with an unhandled exception:\n{exception}";
}
