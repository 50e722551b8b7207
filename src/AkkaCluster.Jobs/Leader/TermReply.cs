namespace AkkaCluster.Jobs.Leader;

/// <summary>What the store, or a timer, tells the leader that leads.</summary>
internal abstract record TermReply;
