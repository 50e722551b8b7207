using AkkaCluster.Cli.Local;
using AkkaCluster.Client.Model;

namespace AkkaCluster.EndToEndTests.Support;

/// <summary>Whom to kill in a round.</summary>
internal static class KillPlan
{
    private static readonly string[] All = ["a worker", "the leader", "the leader and a worker", "two workers", "all but the store"];

    /// <summary>A plan for a round: every one of them comes, and beyond that chance decides.</summary>
    public static string For(int round, Random random) => round < All.Length ? All[round] : All[random.Next(All.Length)];

    public static IReadOnlyList<LocalNode> Victims(string plan, LocalCluster cluster, ClusterInfo state, Random random)
    {
        var running = cluster.Nodes.Where(node => !node.HasEnded).ToList();
        var leader = cluster.Find(state.LeaderAddress)!;
        var workers = running.Where(node => node.Name.StartsWith("worker", StringComparison.Ordinal)).OrderBy(_ => random.Next()).ToList();
        return plan switch
        {
            "a worker" => [workers[0]],
            "the leader" => [leader],
            "the leader and a worker" => [leader, workers[0]],
            "two workers" => [workers[0], workers[1]],
            "all but the store" => running,
            _ => throw new ArgumentException($"There is no plan '{plan}'.", nameof(plan)),
        };
    }
}
