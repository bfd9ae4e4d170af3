using System.Collections;

namespace Monitoring.Tests.Real.Rendering;

/// <summary>A server's command line, on which single flags can be replaced.</summary>
internal sealed class Flags(IEnumerable<string> arguments) : IEnumerable<string>
{
    private readonly List<string> _arguments = [.. arguments];

    /// <summary>Gives a flag this value, or these values, instead of those that it has.</summary>
    public Flags Set(string flag, params string[] values)
    {
        _arguments.RemoveAll(argument => argument == flag || argument.StartsWith($"{flag}=", StringComparison.Ordinal));
        _arguments.AddRange(values.Select(value => $"{flag}={value}"));
        return this;
    }

    public IEnumerator<string> GetEnumerator() => _arguments.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
