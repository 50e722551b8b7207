using System.Collections.Concurrent;

namespace AkkaCluster.Balancing.Server;

/// <summary>
/// A thread that runs one task after the other. What a handler continues after an await runs on it again, so that handlers which compute never take the threads
/// that probes, answers and HTTP need.
/// </summary>
internal sealed class TaskThread : SynchronizationContext, IDisposable
{
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _posted = [];

    public TaskThread(int number) => new Thread(Run) { IsBackground = true, Name = $"task-{number}" }.Start();

    /// <summary>Runs the work on this thread.</summary>
    public Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        var begun = new TaskCompletionSource<Task<T>>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(_ => begun.SetResult(work()), null);
        return begun.Task.Unwrap();
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        try
        {
            _posted.Add((d, state));
        }
        catch (InvalidOperationException)
        {
            // The server has stopped: what a handler would have done next is not wanted any more.
        }
    }

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("A task's thread runs what is posted to it; waiting for it would block.");

    public void Dispose() => _posted.CompleteAdding();

    private void Run()
    {
        SetSynchronizationContext(this);
        foreach (var (callback, state) in _posted.GetConsumingEnumerable())
            callback(state);
    }
}
