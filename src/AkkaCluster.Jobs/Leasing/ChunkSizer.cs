namespace AkkaCluster.Jobs.Leasing;

/// <summary>
/// Decides how many tasks go into the next chunk: as many as take the target time at the speed seen so far; towards the end less, so that all
/// slots finish together (guided self-scheduling). Where slots are many chunks take longer, for one actor and its writer take them all.
/// </summary>
internal sealed class ChunkSizer(LeasingPolicy policy)
{
    private const int Growth = 16;
    private const double Weight = 0.3;

    /// <summary>The chunks of a job end no closer to each other, on average.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(0.4);

    private int _largest;

    /// <summary>Seconds a task takes, a moving average; null before the first result.</summary>
    public double? SecondsPerTask { get; private set; }

    public void Observe(int tasks, TimeSpan elapsed)
    {
        if (tasks == 0)
            return;
        var seconds = elapsed.TotalSeconds / tasks;
        SecondsPerTask = SecondsPerTask is { } known ? known + Weight * (seconds - known) : seconds;
        _largest = Math.Max(_largest, tasks);
    }

    /// <summary>The size of the next chunk, of <paramref name="remaining"/> tasks for <paramref name="slots"/> slots in all.</summary>
    public int Next(long remaining, int slots)
    {
        if (SecondsPerTask is not { } seconds)
            return 1;
        var target = Fitting(TimeSpan.FromTicks(Math.Max(policy.ChunkTarget.Ticks, slots * Apart.Ticks)), seconds);
        var share = (long)Math.Ceiling(remaining / (2.0 * Math.Max(1, slots)));
        var size = Math.Min(target, Math.Max(share, Fitting(policy.ChunkLeast, seconds)));
        return (int)Math.Clamp(Math.Min(size, (long)_largest * Growth), 1, Math.Max(1, Math.Min(remaining, policy.MaxChunk)));
    }

    private long Fitting(TimeSpan time, double seconds) => seconds <= 0 ? policy.MaxChunk : (long)Math.Clamp(time.TotalSeconds / seconds, 1, policy.MaxChunk);
}
