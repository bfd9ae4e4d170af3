using System.Text.RegularExpressions;
using Monitoring.Cli.Backends.Logs;

namespace Monitoring.Cli.Logs;

/// <summary>Lets records through by their text, with those around them: as grep does, in each container's own stream of records.</summary>
/// <param name="include">One of these has to match; none for all records.</param>
/// <param name="exclude">None of these may; what they match is no context either.</param>
/// <param name="before">So many records before one that matches.</param>
/// <param name="after">And behind it.</param>
internal sealed class LogGrep(IReadOnlyList<Regex> include, IReadOnlyList<Regex> exclude, int before, int after)
{
    /// <summary>Pods come and go; a stream that is forgotten loses its context of this moment.</summary>
    private const int MostStreams = 4096;

    private readonly Dictionary<(string, string), Surroundings> _streams = [];
    private Surroundings? _last;

    /// <summary>What is shown now that a record has come; null stands for a gap between two groups.</summary>
    public IEnumerable<LogRecord?> Pass(LogRecord record)
    {
        if (exclude.Any(pattern => pattern.IsMatch(record.Message)))
            return [];
        if (include.Count == 0)
            return [record];
        var matches = include.Any(pattern => pattern.IsMatch(record.Message));
        return before + after == 0 ? matches ? [record] : [] : Around(record, matches);
    }

    private List<LogRecord?> Around(LogRecord record, bool matches)
    {
        if (!_streams.TryGetValue((record.Pod, record.Container), out var stream))
        {
            if (_streams.Count >= MostStreams)
                _streams.Clear();
            _streams[(record.Pod, record.Container)] = stream = new Surroundings();
        }

        if (!matches && stream.Left == 0)
        {
            stream.Before.Enqueue(record);
            if (stream.Before.Count > before)
            {
                stream.Before.Dequeue();
                stream.IsCut = true;
            }

            return [];
        }

        var shown = new List<LogRecord?>();
        if (_last is not null && (_last != stream || stream.IsCut))
            shown.Add(null);
        shown.AddRange(stream.Before);
        shown.Add(record);
        stream.Before.Clear();
        (stream.Left, stream.IsCut, _last) = (matches ? after : stream.Left - 1, false, stream);
        return shown;
    }

    /// <summary>The state of one stream.</summary>
    private sealed class Surroundings
    {
        public Queue<LogRecord> Before { get; } = new();

        /// <summary>So many records behind a match are still shown.</summary>
        public int Left { get; set; }

        /// <summary>True when a record was left out since the last one that was shown.</summary>
        public bool IsCut { get; set; }
    }
}
