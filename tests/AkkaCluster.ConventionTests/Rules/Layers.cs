namespace AkkaCluster.ConventionTests.Rules;

/// <summary>The layers of the application, from the ground up. A project references projects of lower layers only.</summary>
public static class Layers
{
    private static readonly string[][] Ranks =
    [
        ["AkkaCluster.Contracts", "AkkaCluster.Client", "AkkaCluster.Http"],
        ["AkkaCluster.Jobs.Storage"],
        ["AkkaCluster.Jobs", "AkkaCluster.Balancing", "AkkaCluster.JobKinds", "AkkaCluster.Downing", "AkkaCluster.Pbm"],
        ["AkkaCluster.Jobs.Http", "AkkaCluster.Balancing.Http"],
        ["AkkaCluster.Hosting"],
        ["AkkaCluster.Seed", "AkkaCluster.Worker", "AkkaCluster.LoadBalancer", "AkkaCluster.Server"],
    ];

    /// <summary>What talks to a cluster from outside: these see each other and Contracts, and no Akka. What the client reads, the cluster's HTTP side writes.</summary>
    public static IReadOnlyList<string> Outside { get; } = ["AkkaCluster.Client", "AkkaCluster.Cli", "pbm"];

    public static int? RankOf(string project) => Array.FindIndex(Ranks, r => r.Contains(project)) is var rank and >= 0 ? rank : null;
}
