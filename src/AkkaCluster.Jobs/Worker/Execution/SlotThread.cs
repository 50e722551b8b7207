using System.Collections.Concurrent;

namespace AkkaCluster.Jobs.Worker.Execution;

/// <summary>
/// One slot of a worker: a thread of its own that runs chunk after chunk. What a handler continues after an await runs on this thread again, so
/// that handlers which compute never take the threads that the node's actors need.
/// </summary>
internal sealed class SlotThread : SynchronizationContext, IDisposable
{
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _work = [];
    private readonly Thread _thread;

    public SlotThread(int number)
    {
        Number = number;
        _thread = new Thread(Run) { IsBackground = true, Name = $"slot-{number}" };
        _thread.Start();
    }

    /// <summary>Which of the worker's slots it is; one that takes the place of another has its number.</summary>
    public int Number { get; }

    /// <summary>Starts the work on the slot's thread. It handles its own exceptions.</summary>
    /// <exception cref="ObjectDisposedException">The slot was closed: the work would never run.</exception>
    public void Start(Func<Task> work)
    {
        ObjectDisposedException.ThrowIf(_work.IsAddingCompleted, this);
        Post(static state => ((Func<Task>)state!)(), work);
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        try
        {
            _work.Add((d, state));
        }
        catch (InvalidOperationException)
        {
            // The worker has stopped: what a handler would have done next is not wanted any more.
        }
    }

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("A slot's thread runs what is posted to it; waiting for it would block.");

    public void Dispose() => _work.CompleteAdding();

    private void Run()
    {
        SetSynchronizationContext(this);
        foreach (var (callback, state) in _work.GetConsumingEnumerable())
            callback(state);
    }
}
