using System.Globalization;
using System.Text;
using Monitoring.Fluentd;
using Monitoring.Tests.Infra.Fluentd.Interpreter;
using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Infra.Fluentd;

/// <summary>A container's log file as containerd writes it, and what becomes of it.</summary>
internal sealed class ContainerLog(string pod = "shop-7d4b9c8f6d-x2x9z", string container = "app", string ns = "shop")
{
    /// <summary>containerd cuts lines at this length.</summary>
    public const int LongestLine = 16 * 1024;

    private readonly List<byte> _content = [];
    private int _second;

    public JObject Labels { get; init; } = [];

    public FluentdSettings Settings { get; init; } = new();

    /// <summary>Where the node keeps it.</summary>
    public string Path => $"/var/log/containers/{pod}_{ns}_{container}-{new string('a', 64)}.log";

    /// <summary>Adds what a program wrote: lines of text.</summary>
    public ContainerLog Wrote(string text, string stream = "stdout")
    {
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
            Wrote(Encoding.UTF8.GetBytes(line), stream);
        return this;
    }

    /// <summary>Adds one line of bytes, cut where it is too long.</summary>
    public ContainerLog Wrote(byte[] line, string stream = "stdout")
    {
        var pieces = line.Length == 0 ? [[]] : line.Chunk(LongestLine).ToList();
        _second++;
        foreach (var (piece, index) in pieces.Select((piece, index) => (piece, index)))
        {
            _content.AddRange(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"2026-11-22T03:00:{_second:00}.123456789Z {stream} {(index == pieces.Count - 1 ? "F" : "P")} ")));
            _content.AddRange(piece);
            _content.Add((byte)'\n');
        }

        return this;
    }

    /// <summary>Adds bytes as they are.</summary>
    public ContainerLog Holds(string bytes)
    {
        _content.AddRange(Encoding.Latin1.GetBytes(bytes));
        return this;
    }

    /// <summary>All bytes of it.</summary>
    public byte[] Content => [.. _content];

    /// <summary>The documents that a destination is given.</summary>
    public IReadOnlyList<JObject> Documents() => new FluentdInterpreter(Samples.Files(Settings), Labels).Read(Path, [.. _content]);

    /// <summary>Their messages.</summary>
    public IEnumerable<string?> Messages() => Documents().Select(document => (string?)document["message"]);
}
