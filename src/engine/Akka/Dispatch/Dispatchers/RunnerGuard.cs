namespace Akka.Dispatch;

/// <summary>A thread that looks after the runners: what one of them holds for longer than a look or two, it hands to the pool. It sleeps while they hold nothing.</summary>
internal static class RunnerGuard
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(1);
    private const int QuietLooks = 50;

    private static readonly Lock Gate = new();
    private static readonly AutoResetEvent Wake = new(false);
    private static readonly List<(WeakReference<LocalRunner> Runner, int Changes)> Runners = [];
    private static volatile bool _asleep = true;
    private static Thread? _thread;

    public static LocalRunner Register(LocalRunner runner)
    {
        lock (Gate)
        {
            Runners.RemoveAll(r => !r.Runner.TryGetTarget(out _));
            Runners.Add((new WeakReference<LocalRunner>(runner), 0));
            if (_thread is null)
            {
                _thread = new Thread(Look) { IsBackground = true, Name = "akka-guard", Priority = ThreadPriority.AboveNormal };
                _thread.Start();
            }
        }
        return runner;
    }

    /// <summary>Called after a runner has put something aside, which was a full fence.</summary>
    public static void Watch()
    {
        if (_asleep) WakeUp();
    }

    private static void WakeUp()
    {
        _asleep = false;
        Wake.Set();
    }

    private static void Look()
    {
        var quiet = 0;
        while (true)
        {
            if (LookOnce()) quiet = 0;
            else if (++quiet >= QuietLooks) Sleep();
            Thread.Sleep(Period);
        }
    }

    private static void Sleep()
    {
        _asleep = true;
        Interlocked.MemoryBarrier();
        if (AnyHolds()) _asleep = false;
        else Wake.WaitOne();
    }

    private static bool AnyHolds()
    {
        lock (Gate) return Runners.Exists(r => r.Runner.TryGetTarget(out var runner) && runner.HoldsAny);
    }

    /// <summary>Frees what has not moved since the last look; says whether anything moved or is held.</summary>
    private static bool LookOnce()
    {
        var busy = false;
        lock (Gate)
        {
            for (var i = 0; i < Runners.Count; i++)
            {
                var (weak, seen) = Runners[i];
                if (!weak.TryGetTarget(out var runner)) continue;
                var changes = runner.Changes;
                if (changes == seen && runner.HoldsAny) runner.Rescue();
                busy |= changes != seen;
                Runners[i] = (weak, changes);
            }
        }
        return busy;
    }
}
