namespace AkkaCluster.Balancing.Balancer;

/// <summary>Asks the balancer for its servers; the answer is a list of <see cref="ServerView"/>.</summary>
public sealed record GetServers
{
    /// <summary>The one request there is.</summary>
    public static GetServers Instance { get; } = new();
}
