namespace AkkaCluster.Balancing.Balancer;

/// <summary>A server as the balancer sees it.</summary>
/// <param name="Address">As in the configuration.</param>
/// <param name="Weight">Its share under weighted round-robin.</param>
/// <param name="Outstanding">Requests that are with it now.</param>
/// <param name="Completed">Requests that it answered with an output.</param>
/// <param name="Failed">Requests that it answered with a failure.</param>
/// <param name="Lost">Requests that it never answered: the connection broke, or the time was over.</param>
/// <param name="State">receiving, ejected, unhealthy or draining.</param>
public sealed record ServerView(string Address, int Weight, int Outstanding, long Completed, long Failed, long Lost, string State);
