using Monitoring.Cli.Backends.Traces;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Spectre.Console;

namespace Monitoring.Cli.Traces;

/// <summary>Writes a listing of traces: lines for people; for machines NDJSON while it goes on, and one document when it ends.</summary>
/// <param name="context">Where to.</param>
/// <param name="isText">Lines for people.</param>
/// <param name="isFollowing">True when there is no end.</param>
internal sealed class TraceWriter(CliContext context, bool isText, bool isFollowing)
{
    private readonly JArray _document = [];

    public void Write(Trace trace)
    {
        if (isText)
            context.Console.MarkupLine(TraceText.Line(trace));
        else if (isFollowing)
            context.Output.WriteLine(TraceJson.Summary(trace).ToString(Formatting.None));
        else
            _document.Add(TraceJson.Summary(trace));
        if (isFollowing)
            context.Output.Flush();
    }

    /// <summary>Called once, after the last.</summary>
    public void End()
    {
        if (!isText && !isFollowing)
            context.Output.WriteLine(_document.ToString(Formatting.Indented));
    }
}
