using System.Diagnostics;
using System.Globalization;
using Monitoring.Cli.Stacks;
using Monitoring.Cli.Tools;
using Monitoring.Settings;
using Spectre.Console;

namespace Monitoring.Cli.Host;

/// <summary><c>up --detach</c>: the same command once more, in a session of its own, and back when it is ready.</summary>
internal sealed class HostDetached(CliContext context, HostFolder folder)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public async Task<int> RunAsync(HostOptions options, CancellationToken cancellation)
    {
        folder.Create();
        if (HostState.Read(folder) is { } already)
            throw new ProblemsException(Problem.Error(folder.FullPath, $"A stack already runs in this directory (process {already.Supervisor.Id}, stack '{already.Options.Stack}')."));
        new StackRunner(context).Project.Demand(options.Stack);
        var tools = new Toolbox(context);
        await new ProgramInstall(context, tools, line => context.Console.WriteLine(line)).RunAsync(new HostPrograms(tools, folder, options).Missing, cancellation);
        HostRun.ShowPassword(context, folder, options);
        var output = folder.LogOf("up");
        File.Delete(output);
        using var process = Start(options, output);
        var waited = Stopwatch.StartNew();
        while (HostState.Read(folder) is not { IsReady: true })
        {
            if (process.HasExited)
            {
                await context.Output.WriteAsync(await File.ReadAllTextAsync(output, cancellation));
                return ExitCodes.Problems;
            }

            if (waited.Elapsed > Patience)
                throw new ProblemsException(Problem.Error(folder.FullPath, $"It is not ready after {Patience.TotalMinutes:0} minutes; {output} says what it does."));
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellation);
        }

        context.Console.Write((await HostReport.TakeFirstAsync(HostState.Read(folder)!, folder, cancellation)).Draw());
        return ExitCodes.Ok;
    }

    private Process Start(HostOptions options, string output)
    {
        // This very program, whether `dotnet` runs it or not.
        var self = Environment.ProcessPath!;
        List<string> command = [self];
        if (Path.GetFileNameWithoutExtension(self) == "dotnet")
            command.Add(typeof(HostDetached).Assembly.Location);
        command.AddRange(["up", options.Stack, "--data", options.Data, "--port-offset", options.PortOffset.ToString(CultureInfo.InvariantCulture)]);
        foreach (var address in options.Scrape)
            command.AddRange(["--scrape", address]);
        if (options.TellNobody)
            command.Add("--tell-nobody");
        if (options.Listen is { } listen)
            command.AddRange(["--listen", listen]);
        if (options.Kubeconfig is { } file)
            command.AddRange(["--kubeconfig", file]);
        if (options.Context is { } name)
            command.AddRange(["--context", name]);
        if (options.Direct)
            command.Add("--direct");
        if (options.WhileWidened)
            command.Add("--while-widened");
        string[] shell = ["/bin/sh", "-c", "log=$1; shift; exec \"$@\" >>\"$log\" 2>&1 </dev/null", "sh", output, .. command];
        string[] all = new Toolbox(context).Find("setsid") is { } setsid ? [setsid.FullPath, .. shell] : shell;
        return Process.Start(new ProcessStartInfo(all[0], all[1..]) { WorkingDirectory = context.Root }) ?? throw new IOException("The command could not start itself.");
    }
}
