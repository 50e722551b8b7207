namespace AkkaCluster.Balancing.Http.Feed;

/// <summary>What a page wants to be told.</summary>
internal enum BalancerTopic
{
    /// <summary>The servers, and what each has and had to do.</summary>
    Servers,
}
