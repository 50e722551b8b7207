using AkkaCluster.Hosting;
using AkkaCluster.Hosting.Flags;
using AkkaCluster.Jobs;

namespace AkkaCluster.Node;

/// <summary>The programs that are nodes of a job cluster and nothing else.</summary>
public static class ClusterNodes
{
    /// <summary>Entry to the cluster, and one of the homes of the leader.</summary>
    public static ConsoleNode Seed { get; } = Of(JobCluster.SeedRole, "A seed node of a job cluster: its address is known to the others, and the leader runs on one of the seeds.", ClusterFlags.All);

    /// <summary>Executes tasks and hosts the actors of jobs.</summary>
    public static ConsoleNode Worker { get; } = Of(JobCluster.WorkerRole, "A worker node of a job cluster: it executes tasks and hosts the actors of jobs.", ClusterFlags.Worker);

    private static ConsoleNode Of(string role, string purpose, IReadOnlyList<NodeFlag> flags) => new(role, purpose)
    {
        Flags = flags,
        Settings = new Dictionary<string, string?> { ["AkkaCluster:Role"] = role },
        Add = builder => builder.Services.AddAkkaCluster(builder.Configuration),
        Map = app => app.MapAkkaCluster(),
    };
}
