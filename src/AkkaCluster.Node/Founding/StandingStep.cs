using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Node.Founding;

/// <summary>What a member does after it has looked into the store.</summary>
internal abstract record StandingStep
{
    private StandingStep()
    {
    }

    /// <summary>Nothing; whether the store is known to be its cluster's.</summary>
    public sealed record Stay(bool Own) : StandingStep;

    /// <summary>It writes that its cluster lives, or that it claims nothing.</summary>
    public sealed record Write(ClusterRecord Cluster) : StandingStep;

    /// <summary>It ends: another cluster has taken the store.</summary>
    public sealed record Yield(string Why) : StandingStep;

    /// <summary>It ends: it has joined a cluster that has another store.</summary>
    public sealed record WrongStore(string Why) : StandingStep;
}
