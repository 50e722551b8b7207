namespace AkkaCluster.Hosting;

/// <summary>
/// Keeps the .NET thread pool from standing still. Every socket's news come over it, heartbeats too, and where code blocks all of its threads it makes
/// two more a second: the node would look dead. So a thread of its own asks the pool for a sign of life, and lets it have many threads at once for a
/// while when none comes. Not from the start: with more threads that work than cores, all of them wait for each other.
/// </summary>
internal static class PoolGuard
{
    private const int Many = 64;
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan AWhile = TimeSpan.FromSeconds(30);
    private static readonly Lock Gate = new();
    private static Thread? _thread;

    /// <summary>Begins to look after the process's pool; once, however often it is called.</summary>
    public static void Start()
    {
        lock (Gate)
        {
            if (_thread is not null)
                return;
            _thread = new Thread(Run) { IsBackground = true, Name = "pool-guard" };
            _thread.Start();
        }
    }

    private static void Run()
    {
        ThreadPool.GetMinThreads(out var few, out var ports);
        long? since = null;
        while (true)
        {
            var sign = new ManualResetEventSlim();
            ThreadPool.UnsafeQueueUserWorkItem(static sign => sign.Set(), sign, preferLocal: false);
            if (!sign.Wait(Late))
            {
                ThreadPool.SetMinThreads(Math.Max(few, Many), ports);
                since = TimeProvider.System.GetTimestamp();
                sign.Wait();
            }
            else if (since is { } then && TimeProvider.System.GetElapsedTime(then) > AWhile)
            {
                ThreadPool.SetMinThreads(few, ports);
                since = null;
            }
            Thread.Sleep(Every);
        }
    }
}
