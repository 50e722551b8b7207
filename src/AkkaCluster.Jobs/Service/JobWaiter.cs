namespace AkkaCluster.Jobs;

/// <summary>One call that waits for a job's end.</summary>
internal sealed class JobWaiter : IDisposable
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly JobWatches.Watcher _watcher;

    public JobWaiter(JobWatches watches, string job, bool expected = false) => _watcher = watches.Join(job, progress => Last = progress, () => _ended.TrySetResult(), expected);

    /// <summary>The last that was told of the job; written before its end is told.</summary>
    public JobProgress? Last { get; private set; }

    /// <summary>False where the time is over first.</summary>
    public async Task<bool> WaitAsync(TimeSpan wait, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            await _ended.Task.WaitAsync(wait, time, cancellation).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    public void Dispose() => _watcher.Dispose();
}
