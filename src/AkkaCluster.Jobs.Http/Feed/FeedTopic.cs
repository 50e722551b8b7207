namespace AkkaCluster.Jobs.Http.Feed;

/// <summary>What a page wants to be told.</summary>
internal enum FeedTopic
{
    /// <summary>Members, leader and workers.</summary>
    Cluster,

    /// <summary>How many jobs there are of each state, and the newest.</summary>
    Jobs,

    /// <summary>Figures of the last hour, and what happened to the cluster.</summary>
    History,

    /// <summary>What the slots of all workers ran lately.</summary>
    Tasks,
}
