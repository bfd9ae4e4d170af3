using System.Collections.Immutable;
using System.CommandLine;
using Monitoring.Cli.Checks;
using Monitoring.Cli.Help;
using Monitoring.Cli.Preflight;
using Monitoring.Cli.Stacks;
using Monitoring.Cli.Tools;
using Monitoring.Foundation;
using Monitoring.Settings;

namespace Monitoring.Cli.Commands;

/// <summary><c>./monitor preflight prod</c>: asks the cluster what would go wrong, before <c>pulumi up</c> does. Changes nothing.</summary>
internal static class PreflightCommand
{
    /// <summary>
    /// Fields that the program writes are known from here on: time zones of CronJobs, and what becomes of a StatefulSet's claims (both on by default
    /// in 1.27). An older server refuses the objects.
    /// </summary>
    private static readonly Version Oldest = new(1, 27);

    public static Command Create(CliContext context)
    {
        var stack = StackArgument.Required(context);
        var kubeconfig = new Option<string?>("--kubeconfig") { Description = "Kubeconfig to use instead of the one in the settings.", HelpName = "FILE" };
        var name = new Option<string?>("--context") { Description = "Context to use instead of the one in the settings.", HelpName = "NAME" };
        var command = new Verb(
            "preflight",
            "Asks the cluster, through kubectl and without changing anything, whether deploying the stack would work.",
            new("preflight prod", "would deploying prod work on its cluster"),
            new("preflight prod --context staging-eu", "or on another one")) { stack, kubeconfig, name };
        command.SetAction((parsed, cancellation) => RunAsync(context, parsed.GetRequiredValue(stack), parsed.GetValue(kubeconfig), parsed.GetValue(name), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CliContext context, string stack, string? kubeconfig, string? name, CancellationToken cancellation)
    {
        var run = await new StackRunner(context).RunAsync(stack);
        context.Error.WriteProblems(run.Problems);
        if (run is not { IsReady: true, Settings: { } settings })
            return ExitCodes.Problems;

        var tools = new Toolbox(context);
        var cluster = settings.Cluster with { Kubeconfig = kubeconfig ?? settings.Cluster.Kubeconfig, Context = name ?? settings.Cluster.Context };
        var kubectl = new Kubectl(tools.Find("kubectl") ?? throw new ProblemsException(Problem.Error("kubectl", "It is not on the PATH, and it is how the cluster is asked.")), context.Root, cluster);

        var report = new CheckReport(context.Console, context.Clock);
        report.Heading($"{stack} on {kubectl.Where}");
        var answered = await report.RunAsync("the cluster answers", () => AnswersAsync(kubectl, cluster, cancellation));
        if (answered.Note is not null)
        {
            var asked = new PreflightContext(run, kubectl, await KindsAsync(kubectl, cancellation), tools, context.Root);
            foreach (var check in PreflightList.All)
                await report.RunAsync(check.Title, () => check.RunAsync(asked, cancellation));
        }

        report.Sum();
        return report.ExitCode;
    }

    private static async Task<CheckOutcome> AnswersAsync(Kubectl kubectl, ClusterSettings cluster, CancellationToken cancellation)
    {
        var server = (await kubectl.JsonAsync(cancellation, "version"))["serverVersion"];
        var version = (string?)server?["gitVersion"] ?? "";
        var problems = new List<Problem>();
        if (!Version.TryParse(version.TrimStart('v').Split('-', '+')[0], out var parsed))
            problems.Add(Problem.Error("kubectl version", "The server does not say its version."));
        else if (parsed < Oldest)
            problems.Add(Problem.Error("kubectl version", $"Kubernetes {version} is older than {Oldest}, and refuses fields that the stack needs."));
        if (cluster.Context.Length == 0)
            problems.Add(Problem.Warning("monitoring:cluster.context", "No context is named, so whatever cluster is current gets the stack."));
        return CheckOutcome.Of(problems, $"Kubernetes {version}");
    }

    /// <summary>The columns are name, short names (perhaps none), version, namespaced and kind.</summary>
    private static async Task<ImmutableArray<ServedKind>> KindsAsync(Kubectl kubectl, CancellationToken cancellation) =>
    [
        .. (await kubectl.TextAsync(cancellation, "api-resources", "--no-headers")).Split('\n')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length >= 4)
            .Select(words => new ServedKind(words[^3], words[^1], words[0], words[^2] == "true")),
    ];
}
