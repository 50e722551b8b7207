namespace AkkaCluster.Balancing.Strategies;

/// <summary>How the balancer chooses a server.</summary>
public enum BalancingStrategy
{
    /// <summary>Each in turn.</summary>
    RoundRobin,

    /// <summary>Each in turn, as often as its weight says, spread evenly.</summary>
    WeightedRoundRobin,

    /// <summary>Any.</summary>
    Random,

    /// <summary>The one with the fewest unanswered requests.</summary>
    LeastOutstanding,

    /// <summary>Two at random, and of these the one with fewer unanswered requests.</summary>
    PowerOfTwoChoices,

    /// <summary>By the request's key: the same key goes to the same server while that is there.</summary>
    ConsistentHash,
}
