namespace Akka.Pattern;

/// <summary>How long to wait before a restart.</summary>
internal static class BackoffDelay
{
    /// <summary>
    /// The delay before a restart: <paramref name="minBackoff"/> doubled with each restart before it, up to <paramref name="maxBackoff"/>, and longer by a random share of
    /// up to <paramref name="randomFactor"/> so that what failed together does not come back together.
    /// </summary>
    public static TimeSpan Calculate(int restartCount, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, Random random)
    {
        var doubled = minBackoff.TotalMilliseconds * Math.Pow(2, Math.Min(restartCount, 62));
        var delay = Math.Min(maxBackoff.TotalMilliseconds, doubled) * (1 + random.NextDouble() * randomFactor);
        return TimeSpan.FromMilliseconds(Math.Min(delay, int.MaxValue));
    }
}
