namespace AkkaCluster.Balancing.Balancer;

/// <summary>How long the last requests of a server took, and how many there are in a second: of the last minute, and of the last of them where there are many.</summary>
internal sealed class RecentRequests(TimeProvider clock)
{
    public const int Most = 1000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Queue<(long At, TimeSpan Took)> _requests = new();

    /// <summary>Since when they are all of them.</summary>
    private long _from = clock.GetTimestamp();

    /// <summary>Requests that ended in a second.</summary>
    public double PerSecond
    {
        get
        {
            Forget();
            var since = _requests.Count == 0 ? Window : clock.GetElapsedTime(_from);
            return _requests.Count / Math.Clamp(since.TotalSeconds, 1, Window.TotalSeconds);
        }
    }

    public void Add(TimeSpan took)
    {
        _requests.Enqueue((clock.GetTimestamp(), took));
        if (_requests.Count > Most)
            _from = _requests.Dequeue().At;
    }

    /// <summary>The time within which such shares of the requests ended; null where there were none.</summary>
    public TimeSpan?[] Quantiles(params IReadOnlyList<double> shares)
    {
        Forget();
        var sorted = _requests.Select(request => request.Took).Order().ToList();
        return [.. shares.Select(share => sorted.Count == 0 ? (TimeSpan?)null : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)])];
    }

    private void Forget()
    {
        while (_requests.TryPeek(out var oldest) && clock.GetElapsedTime(oldest.At) > Window)
            _from = _requests.Dequeue().At;
    }
}
