namespace AkkaCluster.Cli.Adaptive;

/// <summary>
/// What the demand has been for a while: workers are added up to the least that it was within a short time, and taken away down to the most that it was within a longer one, so that neither a peak nor a gap of a moment
/// moves anything.
/// </summary>
internal sealed class SteadyDemand(TimeSpan growAfter, TimeSpan shrinkAfter)
{
    private readonly List<(DateTimeOffset At, int Workers)> _seen = [];

    /// <summary>So many workers are asked for now.</summary>
    public void See(DateTimeOffset now, int workers)
    {
        _seen.Add((now, workers));
        if (LastBefore(now - shrinkAfter) is > 0 and var old)
            _seen.RemoveRange(0, old);
    }

    /// <summary>What was seen says nothing any more.</summary>
    public void Forget() => _seen.Clear();

    /// <summary>How many there should be, of so many that are there.</summary>
    public int Of(DateTimeOffset now, int running) =>
        Since(now - growAfter)?.Min() is { } least && least > running ? least
        : Since(now - shrinkAfter)?.Max() is { } most && most < running ? most
        : running;

    /// <summary>What was asked for since then; null where that was not seen.</summary>
    private IEnumerable<int>? Since(DateTimeOffset time) => LastBefore(time) is >= 0 and var from ? _seen.Skip(from).Select(seen => seen.Workers) : null;

    /// <summary>What was seen last before a time held on into it.</summary>
    private int LastBefore(DateTimeOffset time) => _seen.FindLastIndex(seen => seen.At <= time);
}
