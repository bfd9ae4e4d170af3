using System.CommandLine;
using Monitoring.Cli.Backends;
using Monitoring.Cli.Commands;
using Monitoring.Cli.Help;
using Monitoring.Settings;
using Spectre.Console;

namespace Monitoring.Cli;

/// <summary>The table of contents of the command, and the one place where errors become messages and exit codes.</summary>
public static class CommandLine
{
    /// <summary>Programs that <c>up</c> started are stopped one after the other when it is told to end, and Prometheus writes its samples first.</summary>
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromMinutes(3);

    /// <summary>EPIPE.</summary>
    private const int BrokenPipe = 32;

    /// <param name="args">What was typed behind the command's name.</param>
    /// <param name="context">The world that it sees.</param>
    /// <param name="cancellation">Ends it as Ctrl-C does.</param>
    public static async Task<int> RunAsync(string[] args, CliContext context, CancellationToken cancellation = default)
    {
        var parsed = Build(context).Parse(args);
        if (parsed.Errors.Count > 0)
            return UsageError(context, UsageErrors.Describe(parsed));

        // Help writes to the configuration's output; errors are handled here, so that there is never a stack trace.
        var configuration = new InvocationConfiguration { Output = context.Output, Error = context.Output, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TerminationTimeout };
        try
        {
            return await parsed.InvokeAsync(configuration, cancellation);
        }
        catch (ProblemsException e)
        {
            context.Error.WriteProblems(e.Problems);
            return ExitCodes.Problems;
        }
        catch (UsageException e)
        {
            return UsageError(context, [e.Message]);
        }
        catch (OperationCanceledException)
        {
            context.Error.WriteLine("Stopped.");
            return ExitCodes.Interrupted;
        }
        catch (NotAllowedException e)
        {
            return Failure(context, e, ExitCodes.NotAllowed);
        }
        catch (UnreachableException e)
        {
            return Failure(context, e, ExitCodes.Unreachable);
        }
        catch (BackendRefusedException e)
        {
            return Failure(context, e, ExitCodes.Problems);
        }
        catch (IOException e) when (e.HResult == BrokenPipe)
        {
            // Who reads has seen enough, as `head` does.
            return ExitCodes.Ok;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            context.Error.WriteProblem(Problem.Error("monitor", e.Message));
            return ExitCodes.Problems;
        }
        catch (Exception e)
        {
            return Unexpected(context, e);
        }
    }

    /// <summary>The command with all its verbs.</summary>
    // Not a RootCommand: that one calls itself after the assembly, and people call the launcher.
    internal static Command Build(CliContext context) =>
        new("monitor", "Previews, renders and checks the monitoring stacks of this project. Nothing here needs a cluster or a Pulumi account.")
        {
            HelpWithExamples.Option(),
            VersionCommand.CreateOption(context),
            PreviewCommand.Create(context),
            CostCommand.Create(context),
            RenderCommand.Create(context),
            DiffCommand.Create(context),
            CheckCommand.Create(context),
            PreflightCommand.Create(context),
            UpCommand.Create(context),
            StatusCommand.Create(context),
            ComponentsCommand.Create(context),
            LogsCommand.Create(context),
            MetricsCommand.Create(context),
            TopCommand.Create(context),
            AlertsCommand.Create(context),
            SilenceCommand.Create(context),
            ReloadCommand.Create(context),
            DownCommand.Create(context),
            AlertCommand.Create(context),
            TracesCommand.Create(context),
            DoctorCommand.Create(context),
            OpenCommand.Create(context),
            WhyCommand.Create(context),
            UnusedCommand.Create(context),
            WidenCommand.Create(context),
            DashboardsCommand.Create(context),
            DocsCommand.Create(context),
            CompletionCommand.Create(context),
            CompletionCommand.CreateForScripts(context, () => Build(context)),
            VersionCommand.Create(context),
        };

    private static int UsageError(CliContext context, IEnumerable<string> messages)
    {
        foreach (var message in messages)
            context.Error.MarkupLineInterpolated($"[red]✗[/] {message}");
        return ExitCodes.Problems;
    }

    private static int Failure(CliContext context, Exception e, int code)
    {
        context.Error.MarkupLineInterpolated($"[red]✗[/] {e.Message}");
        return code;
    }

    private static int Unexpected(CliContext context, Exception e)
    {
        var message = e.Message.Split('\n')[0].TrimEnd('\r', '.');
        context.Error.MarkupLineInterpolated(
            $"[red]✗[/] monitor: An unexpected error: {message}. This is a defect of the command; run it again with MONITOR_DEBUG=1 and report what it prints.");
        if (context.Environment("MONITOR_DEBUG") == "1")
            context.Error.WriteLine(e.ToString());
        return ExitCodes.Problems;
    }
}
