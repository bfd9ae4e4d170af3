namespace Pulumi.Serialization;

/// <summary>What one attempt at writing JSON has met; the attempt runs on one thread from start to end.</summary>
internal sealed class OutputJsonPass
{
    [ThreadStatic]
    private static OutputJsonPass? _current;

    public static OutputJsonPass Current => _current ?? throw new InvalidOperationException("Outputs are written by Output.JsonSerialize only.");

    /// <summary>Outputs that were not there yet.</summary>
    public List<Task> Pending { get; } = [];

    /// <summary>The known and secret bits and the resources of all outputs written.</summary>
    public OutputData<object?> Seen { get; private set; } = OutputData<object?>.Known(null);

    public string Run(Func<string> write)
    {
        var outer = _current;
        _current = this;
        try
        {
            return write();
        }
        finally
        {
            _current = outer;
        }
    }

    /// <summary>The value of an output; null if it is not there yet or not known.</summary>
    public object? Read(IOutput output)
    {
        var task = output.GetDataAsync();
        if (!task.IsCompletedSuccessfully)
        {
            Pending.Add(task);
            return null;
        }
        Seen = Seen.DerivedFrom(task.Result);
        return task.Result.IsKnown ? task.Result.Value : null;
    }
}
