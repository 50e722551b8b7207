namespace AkkaCluster.Hosting.Cluster;

/// <summary>A seed node: entry to the cluster, and one of the homes of the leader.</summary>
public sealed class SeedNode : JobNodeComposition
{
    public override string Role => Jobs.JobCluster.SeedRole;

    public override string Purpose => "A seed node of a job cluster: its address is known to the others, and the leader runs on one of the seeds.";
}
