namespace AkkaCluster.Hosting;

/// <summary>
/// Threads of the .NET pool that are there at once. Every socket's news come over the pool, heartbeats too; the pool adds two threads
/// a second where all of them wait, and with no more than there are cores a few calls that block would make the node look dead. They are made as they are needed.
/// </summary>
internal static class PoolThreads
{
    private const int AtLeast = 64;

    public static void Reserve()
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, AtLeast), Math.Max(ports, AtLeast));
    }
}
