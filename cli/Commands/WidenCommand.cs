using System.CommandLine;
using System.Globalization;
using Monitoring.Cli.Help;
using Monitoring.Cli.Host;
using Monitoring.Settings;

namespace Monitoring.Cli.Commands;

/// <summary><c>./monitor widen</c>: one scrape job stores everything for a while; nobody has to remember to end it.</summary>
internal static class WidenCommand
{
    private static readonly Duration Longest = Duration.Hours(24);

    public static Command Create(CliContext context)
    {
        var common = new HostArguments(context);
        var job = new Argument<string>("job") { Description = "Name of the scrape job, such as kubelet." };
        var length = new Option<string>("--for") { Description = "How long, such as 30m or 2h, 24h at most; 0s ends it now.", DefaultValueFactory = _ => "2h", HelpName = "TIME" };
        var kubeconfig = new Option<string?>("--kubeconfig") { Description = "A job of this cluster: where nothing runs here yet, this machine watches the cluster from outside for as long, and tells nobody.", HelpName = "FILE" };
        var cluster = new Option<string?>("--context") { Description = "Context of the kubeconfig; default: its current one.", HelpName = "NAME" };
        var offset = new Option<int>("--port-offset") { Description = "Added to every port of what is started for a cluster.", HelpName = "N" };
        length.Validators.Add(result =>
        {
            if (!Duration.TryParse(result.GetValueOrDefault<string>(), CultureInfo.InvariantCulture, out var given) || given > Longest)
                result.AddError($"'{result.GetValueOrDefault<string>()}' is not a time such as 30m, of {Longest} at most.");
        });

        var command = new Verb(
            "widen",
            "Lets one scrape job store everything for a while, on this machine, and ends that by itself.",
            new("widen kubelet", "everything of the kubelets for two hours, by the stack that runs on this machine"),
            new("widen kubelet prod --for 1h --kubeconfig ~/.kube/config", "of a cluster, watched from here for that hour"),
            new("widen kubelet --for 0s", "and no more")) { job, common.Stack, length, common.Data, kubeconfig, cluster, offset };
        command.SetAction((parsed, cancellation) =>
        {
            var folder = common.FolderOf(parsed);
            var options = parsed.GetValue(kubeconfig) is { } file
                ? new HostOptions(common.StackOf(parsed), folder.FullPath, parsed.GetValue(offset), [], TellNobody: true) { Kubeconfig = Path.GetFullPath(file), Context = parsed.GetValue(cluster), WhileWidened = true }
                : null;
            return new Widening(context, folder, parsed.GetRequiredValue(job)).RunAsync(Duration.Parse(parsed.GetRequiredValue(length), CultureInfo.InvariantCulture), options, cancellation);
        });
        return command;
    }
}
