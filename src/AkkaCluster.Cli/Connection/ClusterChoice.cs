using AkkaCluster.Client;

namespace AkkaCluster.Cli.Connection;

/// <summary>Tells the clusters of a machine apart: two gateways are of one cluster where both know the same incarnation of a member.</summary>
internal static class ClusterChoice
{
    /// <summary>The gateways of the one cluster among those found. Where none is a member of any (all join, or want a token), all of them: a call tells what is missing.</summary>
    /// <exception cref="ClusterException">They are of several clusters.</exception>
    public static IReadOnlyList<Uri> Choose(IReadOnlyList<FoundGateway> found)
    {
        var clusters = new List<List<FoundGateway>>();
        foreach (var gateway in found.Where(gateway => Members(gateway).Any()))
        {
            var same = clusters.Where(cluster => cluster.SelectMany(Members).Intersect(Members(gateway)).Any()).ToList();
            clusters.RemoveAll(same.Contains);
            clusters.Add([.. same.SelectMany(cluster => cluster), gateway]);
        }
        return clusters.Count switch
        {
            0 => [.. found.Select(gateway => gateway.Address)],
            1 => [.. clusters[0].Select(gateway => gateway.Address)],
            _ => throw new ClusterException(0, "Several clusters",
                $"There are {clusters.Count} clusters on this machine. Name a gateway of the one you mean with --gateway or AKKACLUSTER_GATEWAY:", [.. clusters.Select(Describe)]),
        };
    }

    private static IEnumerable<(string, int)> Members(FoundGateway gateway) => gateway.Cluster?.Nodes.Select(node => (node.Address, node.Uid)) ?? [];

    private static string Describe(List<FoundGateway> cluster)
    {
        var told = cluster.Select(gateway => gateway.Cluster!).OrderByDescending(info => info.LeaderEpoch).First();
        var leader = told.LeaderAddress is { } address ? $"leader {address}" : "no leader now";
        return $"{told.Name}, {leader}, {told.Nodes.Count} nodes: {string.Join(' ', cluster.Select(gateway => gateway.Address.GetLeftPart(UriPartial.Authority)))}";
    }
}
