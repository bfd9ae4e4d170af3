using System.CommandLine;
using Monitoring.Cli.Help;
using Monitoring.Cli.Render;
using Monitoring.Cli.Stacks;
using Monitoring.Settings;
using Spectre.Console;

namespace Monitoring.Cli.Commands;

/// <summary><c>./monitor render dev --out DIR</c>: one YAML file per object of the cluster, ready for <c>kubectl apply -f DIR</c>.</summary>
internal static class RenderCommand
{
    public static Command Create(CliContext context)
    {
        var stack = StackArgument.Required(context);
        var output = new Option<string>("--out", "-o") { Description = "Folder for the files; it is created, or updated when an earlier call made it.", Required = true, HelpName = "DIR" };
        var force = new Option<bool>("--force") { Description = "Write into a folder that holds other files. None of them is deleted." };
        var command = new Verb(
            "render",
            "Writes one YAML file per object, in the order in which kubectl should apply them. Secrets are placeholders.",
            Example.Offline("render dev --out manifests", "one file per object, for kubectl apply -f manifests")) { stack, output, force };
        command.SetAction((parsed, _) => RunAsync(context, parsed.GetRequiredValue(stack), parsed.GetRequiredValue(output), parsed.GetValue(force)));
        return command;
    }

    private static async Task<int> RunAsync(CliContext context, string stack, string output, bool force)
    {
        var folder = new RenderFolder(Path.GetFullPath(output));
        folder.Demand(force);
        var run = await new StackRunner(context).RunAsync(stack);
        context.Error.WriteProblems(run.Problems);
        if (!run.IsReady)
        {
            context.Error.WriteProblem(Problem.Error(output, "Nothing was written."));
            return ExitCodes.Problems;
        }

        var files = RenderedStack.Of(run);
        folder.Write(files, $"{run.Configuration.Project}-{run.Stack}");
        var ofHost = files.Count(file => file.Name.StartsWith(RenderedStack.HostFolder, StringComparison.Ordinal));
        context.Console.MarkupLineInterpolated($"[green]✓[/] {files.Count - ofHost} objects in {output}{(ofHost > 0 ? $", and {ofHost} files of the host in {Path.Combine(output, "host")}" : "")}");
        return ExitCodes.Ok;
    }
}
