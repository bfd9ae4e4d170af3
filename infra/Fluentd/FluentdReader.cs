using System.Collections.Immutable;
using Monitoring.Settings;

namespace Monitoring.Fluentd;

/// <summary>
/// Reads files of Fluentd's configuration back into sections, includes followed, for lints and tests. It knows what
/// <see cref="FluentdWriter"/> writes and comments on lines of their own; values over several lines are unknown to it.
/// </summary>
public static class FluentdReader
{
    /// <summary>The sections of a file and of those it includes, in order.</summary>
    /// <param name="files">File name to text.</param>
    /// <param name="main">The file that Fluentd is started with.</param>
    /// <param name="problems">Takes what is wrong with the shape of the files.</param>
    public static ImmutableArray<FluentdSection> Read(IReadOnlyDictionary<string, string> files, string main, ICollection<Problem> problems)
    {
        if (!files.TryGetValue(main, out var text))
        {
            problems.Add(Problem.Error(main, "The file is included, but there is none of that name."));
            return [];
        }

        var root = new Open("", "", 0);
        var open = new Stack<Open>([root]);
        foreach (var (line, number) in text.Split('\n').Select((line, index) => (line.Trim(), index + 1)))
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line.StartsWith("@include ", StringComparison.Ordinal))
                open.Peek().Sections.AddRange(Read(files, line["@include ".Length..].Trim(), problems));
            else if (line.StartsWith("</", StringComparison.Ordinal))
                Close(open, line, $"{main}:{number}", problems);
            else if (line[0] == '<')
                open.Push(Start(line, number, main, problems));
            else
                open.Peek().Parameters.Add(Parameter(line));
        }

        foreach (var section in open.Where(section => section.Name.Length > 0))
            problems.Add(Problem.Error($"{main}:{section.Line}", $"The section <{section.Name}> is never closed."));
        return [.. open.Reverse().First().Sections];
    }

    private static Open Start(string line, int number, string file, ICollection<Problem> problems)
    {
        if (!line.EndsWith('>'))
            problems.Add(Problem.Error($"{file}:{number}", $"'{line}' opens a section without '>'."));
        var parts = line.Trim('<', '>').Split(' ', 2, StringSplitOptions.TrimEntries);
        return new Open(parts[0], parts.ElementAtOrDefault(1) ?? "", number);
    }

    private static void Close(Stack<Open> open, string line, string where, ICollection<Problem> problems)
    {
        var name = line.Trim('<', '/', '>');
        if (open.Peek().Name != name || name.Length == 0)
        {
            problems.Add(Problem.Error(where, open.Peek().Name.Length == 0 ? $"{line} closes nothing." : $"{line} closes <{open.Peek().Name}>."));
            return;
        }

        var section = open.Pop();
        open.Peek().Sections.Add(section.Closed());
    }

    private static KeyValuePair<string, string> Parameter(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? new(line, "") : new(line[..space], line[(space + 1)..].Trim());
    }

    private sealed record Open(string Name, string Argument, int Line)
    {
        public List<KeyValuePair<string, string>> Parameters { get; } = [];

        public List<FluentdSection> Sections { get; } = [];

        public FluentdSection Closed() => new(Name, Argument) { Parameters = [.. Parameters], Sections = [.. Sections] };
    }
}
