using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Monitoring.Settings;

namespace Monitoring.Logstash;

/// <summary>
/// Finds in pipelines what Logstash would refuse at start, or what would lose logs: broken syntax, plug-ins that the image does not have, options
/// that stand twice, variables that nobody sets, and pipelines that lead nowhere.
/// </summary>
public static partial class LogstashLint
{
    /// <summary>All pipelines together.</summary>
    /// <param name="pipelines">The pipelines.</param>
    /// <param name="variables">Environment variables that the pod has.</param>
    public static ImmutableArray<Problem> Check(ImmutableArray<LogstashPipeline> pipelines, IReadOnlySet<string> variables)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var read = new List<(LogstashPipeline Pipeline, ImmutableArray<LogstashUse> Uses)>();
        foreach (var pipeline in pipelines)
        {
            try
            {
                read.Add((pipeline, LogstashParser.Read(pipeline.Text)));
            }
            catch (LogstashSyntaxException e)
            {
                problems.Add(Problem.Error(Place(pipeline, e.Line), e.Message));
            }
        }

        foreach (var (pipeline, uses) in read)
            problems.AddRange(Of(pipeline, uses, variables));
        if (read.Count == pipelines.Length)
            problems.AddRange(Connections(read));
        return problems.ToImmutable();
    }

    /// <summary>What is wrong with a filter of the user's, in sentences.</summary>
    public static IEnumerable<string> CheckFilter(string text)
    {
        ImmutableArray<LogstashUse> uses;
        try
        {
            uses = LogstashParser.ReadInside("filter", text);
        }
        catch (LogstashSyntaxException e)
        {
            return [string.Create(CultureInfo.InvariantCulture, $"Line {e.Line}: {e.Message}")];
        }

        return uses.IsEmpty ? ["There is no filter in it."] : uses.SelectMany(use => OfUse(use).Select(sentence => string.Create(CultureInfo.InvariantCulture, $"Line {use.Line}: {sentence}")));
    }

    private static IEnumerable<Problem> Of(LogstashPipeline pipeline, ImmutableArray<LogstashUse> uses, IReadOnlySet<string> variables)
    {
        foreach (var section in new[] { "input", "output" })
            if (uses.All(use => use.Section != section))
                yield return Problem.Error(Place(pipeline, 1), $"There is no {section}, so no log passes.");
        foreach (var use in uses)
        {
            foreach (var sentence in OfUse(use))
                yield return Problem.Error(Place(pipeline, use.Line), sentence);
            foreach (var variable in use.Options.SelectMany(option => option.Values).SelectMany(value => Variable().Matches(value)).Select(match => match.Groups[1].Value))
                if (!variables.Contains(variable))
                    yield return Problem.Error(Place(pipeline, use.Line), $"'{use.Name}' uses the variable {variable}, which the pod does not have.");
        }
    }

    private static IEnumerable<string> OfUse(LogstashUse use)
    {
        var known = LogstashPlugins.Of(use.Section);
        if (!known.Contains(use.Name))
            yield return $"The image has no {use.Section} '{use.Name}'{(Nearest.To(use.Name, known) is { } nearest ? $"; did you mean '{nearest}'?" : ".")}";
        foreach (var twice in use.Options.GroupBy(option => option.Name).Where(group => group.Count() > 1))
            yield return $"'{use.Name}' has the option '{twice.Key}' twice.";
    }

    /// <summary>What is sent to an address has to arrive: Logstash would wait for the receiver for ever.</summary>
    private static IEnumerable<Problem> Connections(List<(LogstashPipeline Pipeline, ImmutableArray<LogstashUse> Uses)> read)
    {
        var receivers = Addresses(read, "input", "address").ToList();
        var senders = Addresses(read, "output", "send_to").ToList();
        foreach (var (pipeline, use, address) in senders)
            if (receivers.All(receiver => receiver.Address != address))
                yield return Problem.Error(Place(pipeline, use.Line), $"No pipeline receives at '{address}'.");
        foreach (var (pipeline, use, address) in receivers)
            if (senders.All(sender => sender.Address != address))
                yield return Problem.Error(Place(pipeline, use.Line), $"No pipeline sends to '{address}'.");
    }

    private static IEnumerable<(LogstashPipeline Pipeline, LogstashUse Use, string Address)> Addresses(
        List<(LogstashPipeline Pipeline, ImmutableArray<LogstashUse> Uses)> read, string section, string option) =>
        from pipeline in read
        from use in pipeline.Uses
        where use.Section == section && use.Name == "pipeline"
        from address in use.ValuesOf(option)
        select (pipeline.Pipeline, use, address);

    private static string Place(LogstashPipeline pipeline, int line) => string.Create(CultureInfo.InvariantCulture, $"{pipeline.Name}.conf:{line}");

    [GeneratedRegex(@"\$\{([A-Za-z_][A-Za-z0-9_.]*)\}")]
    private static partial Regex Variable();
}
