namespace Monitoring.Cli.Diff;

/// <summary>Something about a stack that people want to see compared.</summary>
internal interface ISubject
{
    /// <summary>Heading above its changes.</summary>
    string Title { get; }

    /// <summary>What changes, in the order of the names.</summary>
    IEnumerable<Change> Compare(StackObjects before, StackObjects after);
}
