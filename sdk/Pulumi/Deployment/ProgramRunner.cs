using System.Reflection;
using Pulumi.Engine;

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
            if (deployment.Logger.HasErrors)
                return ErrorsLogged;
            await deployment.Monitor.SignalAndWaitForShutdownAsync().ConfigureAwait(false);
            return Succeeded;
        }
        catch (Exception e)
        {
            Environment.ExitCode = FailureReported;
            return await ReportAsync(deployment, e).ConfigureAwait(false);
        }
    }

    private static async Task<int> ReportAsync(DeploymentContext deployment, Exception exception)
    {
        try
        {
            if (exception is LogException)
                throw exception;
            var (severity, message, resource) = Describe(exception);
            await deployment.Logger.LogAsync(severity, message, resource).ConfigureAwait(false);
            return FailureReported;
        }
        catch (LogException e)
        {
            await Console.Error.WriteLineAsync($"Error occurred trying to send logging message to engine: {e.InnerException?.Message}").ConfigureAwait(false);
            return ErrorsLogged;
        }
    }

    private static (LogSeverity Severity, string Message, Resource? Resource) Describe(Exception exception) =>
        exception switch
        {
            RunException => (LogSeverity.Error, exception.Message, null),
            ResourceException { HideStack: true } failure => (LogSeverity.Error, failure.Message, failure.Resource),
            ResourceException failure => (LogSeverity.Error, Unhandled(failure), failure.Resource),

            // An engine that ends a run has shown the reason itself.
            GrpcException { IsShutdown: true } => (LogSeverity.Debug, $"The engine ended the run: {exception.Message}", null),
            _ => (LogSeverity.Error, Unhandled(exception), null),
        };

    private static string Unhandled(Exception exception) =>
        $"Running program '{Assembly.GetEntryAssembly()?.Location}' failed with an unhandled exception:\n{exception}";
}
