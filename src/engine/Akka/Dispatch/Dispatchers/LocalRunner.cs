using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Akka.Dispatch;

/// <summary>
/// Runs mailboxes one after another on a thread of the pool. It holds up to two that are to run next: the one that was told something last by
/// the actor at hand, and one that has used up its throughput. Others go to the pool, so that other threads take them. What it holds is not
/// lost behind an actor that blocks or works for long: the <see cref="RunnerGuard"/> takes it away after a millisecond or two, and for a while
/// that actor's messages are handed to the pool at once.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 384)]
internal sealed class LocalRunner
{
    // After so many mailboxes the thread is given back, so that whatever else waits in the pool gets its turn.
    private const int RunsInARow = 128;
    private const int RunsOfOneStrike = 32;
    private const int EagerRuns = 256;

    [ThreadStatic]
    private static LocalRunner? _ofThread;
    private static readonly ExecutionContext CleanContext = CaptureClean();

    // Written with every mailbox that runs: kept off the cache lines that other cores write.
    [FieldOffset(128)]
    private Mailbox? _told;
    [FieldOffset(136)]
    private Mailbox? _yielded;
    [FieldOffset(144)]
    private Mailbox? _running;
    [FieldOffset(152)]
    private int _changes;

    /// <summary>The runner of this thread, where one is at work.</summary>
    public static LocalRunner? Current => _ofThread is { _running: not null } runner ? runner : null;

    /// <summary>How often something was put aside to run next.</summary>
    public int Changes => Volatile.Read(ref _changes);

    public bool HoldsAny => Volatile.Read(ref _told) is not null || Volatile.Read(ref _yielded) is not null;

    /// <summary>Runs a mailbox, and those that follow from it.</summary>
    public static void Run(Mailbox mailbox)
    {
        var runner = OfThisThread();
        if (runner._running is not null)
        {
            mailbox.RunOnce();
            return;
        }
        try
        {
            runner.RunAll(mailbox);
        }
        finally
        {
            runner._running = null;
            runner.GiveAway();
        }
    }

    /// <summary>Puts a mailbox aside to run next on this thread; false where the pool is the better place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryRunNext(Mailbox mailbox)
    {
        if (_running!.EagerRuns > RunsOfOneStrike) return false;
        _changes++;
        var displaced = Interlocked.Exchange(ref _told, mailbox);
        RunnerGuard.Watch();
        if (displaced is not null) ThreadPool.UnsafeQueueUserWorkItem(displaced, preferLocal: true);
        return true;
    }

    /// <summary>Puts the mailbox that has used up its throughput aside; false where the pool is the better place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryRunLater(Mailbox mailbox)
    {
        var other = Volatile.Read(ref _yielded) is not null;
        if (mailbox.EagerRuns > RunsOfOneStrike || (other && Volatile.Read(ref _told) is not null)) return false;
        _changes++;
        // One that has yielded before is next, this one is after it.
        if (Interlocked.Exchange(ref _yielded, mailbox) is { } earlier) Interlocked.Exchange(ref _told, earlier);
        RunnerGuard.Watch();
        return true;
    }

    /// <summary>Hands what waits here to the pool: the actor at hand takes its time.</summary>
    public void Rescue()
    {
        // Once may be the operating system's doing, which took the thread away; twice in a few runs is the actor's.
        if (_running is { } slow) slow.EagerRuns = slow.EagerRuns > 0 ? EagerRuns : RunsOfOneStrike;
        GiveAway();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunAll(Mailbox mailbox)
    {
        var next = mailbox;
        for (var runs = 1; ; runs++)
        {
            _running = next;
            if (next.EagerRuns > 0) next.EagerRuns--;
            next.RunOnce();
            if ((runs % RunsInARow == 0 && ThreadPool.PendingWorkItemCount > 0) || Take() is not { } following) return;
            next = following;
            // What the actor has put into its execution context must not reach the next one.
            ExecutionContext.Restore(CleanContext);
        }
    }

    private static LocalRunner OfThisThread() => _ofThread ??= RunnerGuard.Register(new LocalRunner());

    private Mailbox? Take() =>
        (Volatile.Read(ref _told) is null ? null : Interlocked.Exchange(ref _told, null))
        ?? (Volatile.Read(ref _yielded) is null ? null : Interlocked.Exchange(ref _yielded, null));

    // Actors that talk to each other stay together: apart, they would fight over each other's mailboxes from two cores.
    private void GiveAway()
    {
        if (Take() is not { } first) return;
        if (Take() is { } second) ThreadPool.UnsafeQueueUserWorkItem(new Together(first, second), preferLocal: false);
        else ThreadPool.UnsafeQueueUserWorkItem(first, preferLocal: false);
    }

    private sealed class Together(Mailbox first, Mailbox second) : IThreadPoolWorkItem
    {
        public void Execute()
        {
            var runner = OfThisThread();
            Interlocked.Exchange(ref runner._yielded, second);
            Run(first);
        }
    }

    private static ExecutionContext CaptureClean()
    {
        ExecutionContext? clean = null;
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
        {
            var thread = new Thread(() => clean = ExecutionContext.Capture());
            thread.Start();
            thread.Join();
        }
        return clean!;
    }
}
