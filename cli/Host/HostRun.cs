using System.Globalization;
using System.Net;
using Monitoring.Cli.Stacks;
using Monitoring.Cli.Tools;
using Monitoring.Settings;
using Spectre.Console;

namespace Monitoring.Cli.Host;

/// <summary>One run of <c>up</c> in the foreground: from the stack's files to programs that are supervised until somebody says stop.</summary>
internal sealed class HostRun(CliContext context, HostFolder folder, HostOptions options)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly Toolbox _tools = new(context);
    private readonly Lock _writing = new();

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var runner = new StackRunner(context);
        runner.Project.Demand(options.Stack);
        folder.Create();
        await using var held = Hold();
        var programs = new HostPrograms(_tools, folder, options);
        await new ProgramInstall(context, _tools, Say).RunAsync(programs.Missing, cancellation);
        ShowPassword(context, folder, options);
        using var scan = new LocalScan();
        var found = await scan.FindAsync(options.Scrape, cancellation);
        var stack = HostStack.Compile(runner, options, folder, programs.Available, found);
        context.Error.WriteProblems(stack.Warnings);
        var store = new BundleStore(folder, _tools);
        if (await store.AddAsync(stack.Bundle, cancellation) is { IsEmpty: false } refused)
            throw new ProblemsException(refused);

        await HostSupervisor.StopLeftoversAsync(folder, Say);
        await using var supervisor = new HostSupervisor(folder, options, programs.Of(stack.Settings), _tools, Say)
        {
            Cluster = stack.Cluster,
            Found = [.. found.Select(system => $"{system.System ?? "metrics"} at {system.Address}")],
        };
        supervisor.DemandPorts();
        await store.SwitchAsync(stack.Bundle.Hash, cancellation);
        store.Clean();
        try
        {
            await supervisor.StartAsync(process => Say($"{process.Name} is ready at {process.Address}"), cancellation);
            await WatchAsync(supervisor, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            Say("stopping");
        }

        return ExitCodes.Ok;
    }

    /// <summary>Makes what being open to other machines needs. A new password is shown to who started it, and never written down.</summary>
    public static void ShowPassword(CliContext context, HostFolder folder, HostOptions options)
    {
        if (options.Listen is { } listen && new WebFiles(folder, IPAddress.Parse(listen)).Prepare() is { } password)
            context.Console.MarkupLineInterpolated($"[olive]![/] User '{WebFiles.FirstUser}' has the password {password}. Keep it now: only its hash is stored, in {folder.Secrets}/web-users.");
    }

    /// <summary>True for a look at a cluster that was begun to widen a job, when that is over.</summary>
    private bool IsOver => options.WhileWidened && Widened.Read(folder).IsEmpty;

    private async Task WatchAsync(HostSupervisor supervisor, CancellationToken cancellation)
    {
        if (!context.IsTerminal)
        {
            context.Console.Write((await HostReport.TakeFirstAsync(supervisor.State, folder, cancellation)).Draw());
            while (!IsOver)
            {
                await Task.Delay(Interval, cancellation);
                supervisor.Publish();
                await NarrowAsync(supervisor, cancellation);
            }

            Say("no job is widened any more, so this ends");
            return;
        }

        await context.Console.Live(new Text("")).StartAsync(async live =>
        {
            while (!IsOver)
            {
                supervisor.Publish();
                await NarrowAsync(supervisor, cancellation);
                var report = await HostReport.TakeAsync(supervisor.State, folder, cancellation);
                live.UpdateTarget(new Rows(report.Draw(), new Text(""), new Markup("[dim]Ctrl-C stops everything; `./monitor reload` takes edited rules, dashboards and settings over.[/]")));
                await Task.Delay(Interval, cancellation);
            }
        });
    }

    /// <summary>Jobs that were widened for a while store only what is read again when their time is over.</summary>
    private async Task NarrowAsync(HostSupervisor supervisor, CancellationToken cancellation)
    {
        if (Widened.End(folder, context.Clock.GetUtcNow()) is not { IsEmpty: false } over || IsOver)
            return;
        try
        {
            await new HostReload(new StackRunner(context), _tools, folder, supervisor.State).RunAsync(cancellation);
            Say($"{string.Join(", ", over)}: the time is over, only what is read is stored again");
        }
        catch (ProblemsException e)
        {
            Say($"{string.Join(", ", over)}: the time is over, but everything is stored until `./monitor reload` succeeds: {string.Join(' ', e.Problems.Select(problem => problem.Message))}");
        }
    }

    /// <summary>The lock is given back by the system when this process ends, however it ends.</summary>
    private FileStream Hold()
    {
        try
        {
            return new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            var who = HostState.Read(folder) is { } state ? $" (process {state.Supervisor.Id}, stack '{state.Options.Stack}')" : "";
            throw new ProblemsException(Problem.Error(folder.FullPath, $"A stack already runs in this directory{who}. `./monitor status` shows it, `./monitor down` stops it, and --data with --port-offset starts a second one."));
        }
    }

    private void Say(string text)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{context.Clock.GetLocalNow():HH:mm:ss} {text}");
        lock (_writing)
        {
            context.Console.WriteLine(line);
            try
            {
                File.AppendAllText(folder.LogOf("monitor"), line + "\n");
            }
            catch (IOException)
            {
                // A disk that became full is said on the console alone; it is no reason to leave the programs without a supervisor.
            }
        }
    }
}
