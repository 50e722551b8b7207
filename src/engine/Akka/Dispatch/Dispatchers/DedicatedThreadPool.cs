using System.Collections.Concurrent;

namespace Akka.Dispatch;

/// <summary>A few threads that run work items in the order of arrival. They start when there is work, and end when they are stopped.</summary>
internal sealed class DedicatedThreadPool
{
    private readonly ConcurrentQueue<IThreadPoolWorkItem> _queue = new();
    private readonly SemaphoreSlim _work = new(0);
    private readonly string _name;
    private readonly int _limit;
    private int _threads;
    private int _idle;
    private volatile bool _stopped;

    public DedicatedThreadPool(string name, int threads)
    {
        _name = name;
        _limit = threads;
    }

    /// <summary>Raised with what a work item threw.</summary>
    public event Action<Exception>? Failed;

    public void Queue(IThreadPoolWorkItem item)
    {
        if (_stopped)
        {
            // The system is down: what still comes is the tail of the termination itself.
            ThreadPool.UnsafeQueueUserWorkItem(item, preferLocal: false);
            return;
        }
        _queue.Enqueue(item);
        if (Volatile.Read(ref _idle) == 0 && Volatile.Read(ref _threads) < _limit) TryStartThread();
        _work.Release();
    }

    public void Stop()
    {
        _stopped = true;
        _work.Release(_limit);
    }

    private void TryStartThread()
    {
        var number = Interlocked.Increment(ref _threads);
        if (number > _limit)
        {
            Interlocked.Decrement(ref _threads);
            return;
        }
        new Thread(Work) { IsBackground = true, Name = $"{_name}-{number}" }.Start();
    }

    private void Work()
    {
        while (true)
        {
            if (!_work.Wait(0))
            {
                Interlocked.Increment(ref _idle);
                _work.Wait();
                Interlocked.Decrement(ref _idle);
            }
            if (_queue.TryDequeue(out var item)) Run(item);
            else if (_stopped) return;
        }
    }

    private void Run(IThreadPoolWorkItem item)
    {
        try
        {
            item.Execute();
        }
        catch (Exception e)
        {
            Failed?.Invoke(e);
        }
    }
}
