namespace Pulumi;

/// <summary>
/// Knows all work of a run that is still under way, so that the run ends with the last of it and fails with the first
/// of it that fails, whether the program waits for it or not.
/// </summary>
internal sealed class TaskTracker
{
    private readonly TaskCompletionSource _idle = new();
    private int _underWay = 1;

    public void Track(Task task)
    {
        if (task.IsCompletedSuccessfully)
            return;
        Interlocked.Increment(ref _underWay);
        _ = WatchAsync(task);
    }

    /// <summary>To be called once, when the program's own code is through: ends with the last task, or with the first failure.</summary>
    public Task WhenIdleAsync()
    {
        Release();
        return _idle.Task;
    }

    private async Task WatchAsync(Task task)
    {
        try
        {
            await task.ConfigureAwait(false);
        }
        catch (Exception e)
        {
            _idle.TrySetException(e);
        }
        Release();
    }

    private void Release()
    {
        if (Interlocked.Decrement(ref _underWay) == 0)
            _idle.TrySetResult();
    }
}
