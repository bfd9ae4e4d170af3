using System.CommandLine;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Terminal;

/// <summary>The option <c>-o</c> of verbs that answer once: a table for people, or a document.</summary>
internal static class OutputFormat
{
    private const string Json = "json";

    public static Option<string?> Option()
    {
        var option = new Option<string?>("--output", "-o") { Description = "table for people, json for programs.", HelpName = "FORMAT" };
        option.AcceptOnlyFromAmong("table", Json);
        return option;
    }

    public static bool IsJson(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) == Json;

    /// <summary>Of a verb that follows as well: where nobody said, it is for programs when it is piped, as what it follows would be.</summary>
    public static bool IsJson(ParseResult parsed, Option<string?> option, CliContext context) => parsed.GetValue(option) is { } said ? said == Json : !context.IsTerminal;

    public static void Write(CliContext context, JToken document) => context.Output.WriteLine(document.ToString(Formatting.Indented));
}
