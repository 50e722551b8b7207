namespace AkkaCluster.Jobs.Worker.Execution;

/// <summary>Which task of a chunk runs, and for how long it has gone on after it was asked to end. Written by the slot, read by the worker.</summary>
internal sealed class TaskWatch(TimeProvider time)
{
    private long _index;
    private TaskProgress? _progress;
    private long _askedAt;

    /// <summary>The task that runs.</summary>
    public long Index => Volatile.Read(ref _index);

    /// <summary>How long ago it was asked to end; nothing where it was not.</summary>
    public TimeSpan Overdue => Volatile.Read(ref _askedAt) is var at and not 0 ? time.GetElapsedTime(at) : TimeSpan.Zero;

    /// <summary>How far it last said that it is; null where it said nothing.</summary>
    public TaskProgress? Progress => Volatile.Read(ref _progress);

    public void Begin(long index)
    {
        Volatile.Write(ref _index, index);
        Volatile.Write(ref _progress, null);
    }

    public void Report(TaskProgress progress) => Volatile.Write(ref _progress, progress);

    /// <summary>The task was asked to end: its time is over, or nobody wants it any more.</summary>
    public void AskToEnd() => Interlocked.CompareExchange(ref _askedAt, Math.Max(1, time.GetTimestamp()), 0);

    /// <summary>It has ended.</summary>
    public void End() => Volatile.Write(ref _askedAt, 0);
}
