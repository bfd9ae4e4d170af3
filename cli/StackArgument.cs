using System.CommandLine;

namespace Monitoring.Cli;

/// <summary>The argument that names a stack.</summary>
internal static class StackArgument
{
    public static Argument<string> Required() => new("stack") { Description = "Name of the stack: dev for Pulumi.dev.yaml." };

    public static Argument<string?> Optional() => new("stack")
    {
        Description = "Name of the stack: dev for Pulumi.dev.yaml. All stacks when it is left out.",
        Arity = ArgumentArity.ZeroOrOne,
    };
}
