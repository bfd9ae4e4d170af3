using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Monitoring.Cli.Help;

/// <summary>The help of the library, and the verb's examples behind it.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private readonly HelpAction _help = new();

    public override bool Terminating => true;

    public override bool ClearsParseErrors => true;

    /// <summary>The option that shows it, for a command and all below.</summary>
    public static HelpOption Option() => new() { Action = new HelpWithExamples() };

    public override int Invoke(ParseResult parseResult)
    {
        var code = _help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is not Verb { Examples: { IsEmpty: false } examples })
            return code;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        var width = examples.Max(example => example.Line.Length);
        foreach (var example in examples)
            output.WriteLine($"  ./monitor {example.Line.PadRight(width)}  {example.What}");
        output.WriteLine();
        return code;
    }
}
