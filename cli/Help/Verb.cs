using System.Collections.Immutable;
using System.CommandLine;

namespace Monitoring.Cli.Help;

/// <summary>A command that does something, with examples of its use.</summary>
/// <param name="name">As people type it.</param>
/// <param name="description">What it does, in a sentence.</param>
/// <param name="examples">Shown at the end of its help, the plainest first.</param>
internal sealed class Verb(string name, string description, params ImmutableArray<Example> examples) : Command(name, description)
{
    public ImmutableArray<Example> Examples => examples;
}
