using Akka.Dispatch;
using Akka.Event;

namespace AkkaCluster.Hosting.Scheduling;

/// <summary>
/// A dispatcher's own threads, which sleep as soon as there is nothing to do. Those of Akka.NET's <c>fork-join-executor</c> look for work for a while before
/// they sleep: much of what a node at rest costs, and where cores are few it is taken from those that work.
/// </summary>
internal sealed class BlockingExecutor : ExecutorService
{
    [ThreadStatic]
    private static BlockingExecutor? _current;

    private readonly EventStream _events;

    /// <summary>Its monitor guards all below, and wakes a thread that sleeps.</summary>
    private readonly Queue<IRunnable> _work = new();
    private int _sleeping;
    private bool _stopped;

    public BlockingExecutor(string id, int threads, EventStream events)
        : base(id)
    {
        _events = events;
        for (var thread = 0; thread < threads; thread++)
            new Thread(Run) { IsBackground = true, Name = $"{id}-{thread}" }.Start();
    }

    public override void Execute(IRunnable run)
    {
        lock (_work)
        {
            if (_stopped)
                throw new RejectedExecutionException($"The dispatcher {Id} has been shut down; nothing can be run on it any more.");
            _work.Enqueue(run);
            // The first that one of the threads adds itself it does itself, when it is through with what it does: that takes less than to wake another.
            if (_sleeping > 0 && (_current != this || _work.Count > 1))
                Monitor.Pulse(_work);
        }
    }

    /// <summary>What is there is still done.</summary>
    public override void Shutdown()
    {
        lock (_work)
        {
            _stopped = true;
            Monitor.PulseAll(_work);
        }
    }

    private void Run()
    {
        _current = this;
        while (Take() is { } run)
            Do(run);
    }

    private void Do(IRunnable run)
    {
        try
        {
            run.Run();
        }
        catch (Exception e)
        {
            _events.Publish(new Error(e, Id, typeof(BlockingExecutor), "What the dispatcher ran failed"));
        }
    }

    private IRunnable? Take()
    {
        lock (_work)
        {
            while (_work.Count == 0)
            {
                if (_stopped)
                    return null;
                _sleeping++;
                Monitor.Wait(_work);
                _sleeping--;
            }
            return _work.Dequeue();
        }
    }
}
