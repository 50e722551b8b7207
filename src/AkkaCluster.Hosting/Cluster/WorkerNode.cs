using AkkaCluster.Hosting.Flags;

namespace AkkaCluster.Hosting.Cluster;

/// <summary>A worker node: executes tasks and hosts the actors of jobs.</summary>
public sealed class WorkerNode : JobNodeComposition
{
    public override string Role => Jobs.JobCluster.WorkerRole;

    public override string Purpose => "A worker node of a job cluster: it executes tasks and hosts the actors of jobs.";

    public override IReadOnlyList<NodeFlag> Flags => [.. base.Flags, .. CommonFlags.Executing];
}
