namespace AkkaCluster.Balancing.Balancer;

/// <summary>A server as the balancer sees it.</summary>
/// <param name="Address">As in the configuration.</param>
/// <param name="Weight">Its share under weighted round-robin.</param>
/// <param name="Outstanding">Requests that are with it now.</param>
/// <param name="Completed">Requests that it answered with an output.</param>
/// <param name="Failed">Requests that it answered with a failure.</param>
/// <param name="Lost">Requests that it never answered: the connection broke, or the time was over.</param>
/// <param name="State">receiving, ejected, unhealthy or draining.</param>
public sealed record ServerView(string Address, int Weight, int Outstanding, long Completed, long Failed, long Lost, string State)
{
    /// <summary>Since when it receives nothing; null where it does.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Why it receives nothing.</summary>
    public string? Why { get; init; }

    /// <summary>Requests that ended in a second, in the last minute.</summary>
    public double PerSecond { get; init; }

    /// <summary>Seconds within which half of its requests ended, in the last minute; null where there were none.</summary>
    public double? P50 { get; init; }

    /// <summary>Seconds within which 99 of 100 ended.</summary>
    public double? P99 { get; init; }
}
