using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using Monitoring.Cli.Help;

namespace Monitoring.Cli.Commands;

/// <summary><c>./monitor version</c> and <c>--version</c>: the product's version and the Pulumi SDK it is built with.</summary>
internal static class VersionCommand
{
    public static Command Create(CliContext context)
    {
        var command = new Verb(
            "version",
            "Shows the version and the Pulumi SDK it is built with.",
            Example.Offline("version", "version and SDK"));
        command.SetAction(_ => Write(context));
        return command;
    }

    public static Option CreateOption(CliContext context) => new Option<bool>("--version")
    {
        Description = "Shows the version and the Pulumi SDK it is built with.",
        Action = new VersionAction(context),
    };

    private static int Write(CliContext context)
    {
        var version = typeof(VersionCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        context.Output.WriteLine($"monitor {version}, {SdkSource.Text}");
        return ExitCodes.Ok;
    }

    private sealed class VersionAction(CliContext context) : SynchronousCommandLineAction
    {
        public override bool Terminating => true;

        public override int Invoke(ParseResult parseResult) => Write(context);
    }
}
