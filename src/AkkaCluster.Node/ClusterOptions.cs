using AkkaCluster.Hosting.Settings;
using AkkaCluster.Jobs;
using AkkaCluster.Node.Founding;

namespace AkkaCluster.Node;

/// <summary>A node's place in its cluster; among the section AkkaCluster's own values.</summary>
public sealed class ClusterOptions
{
    /// <summary>The first role; a program that is a seed or a worker has it of itself.</summary>
    public string Role { get; set; } = "";

    /// <summary>Further roles: seed, worker, and any of one's own.</summary>
    public IReadOnlyList<string> Roles { get; set; } = [];

    /// <summary>Addresses of the nodes whose addresses all know: "host:port", or in full "akka.tcp://akkacluster@host:port". A node of role seed is always one of its own.</summary>
    public IReadOnlyList<string> Seeds { get; set; } = [];

    /// <summary>How the other nodes are found: <c>static</c>, by <see cref="Seeds"/>, or <c>kubernetes</c>, by the pods that have the cluster's labels.</summary>
    public Discovery Discovery { get; set; }

    /// <summary>
    /// The members of a cluster write into the job store that they live, five times in this period. A seed node founds a cluster only where nobody has for as long, or where all that
    /// were in it have left.
    /// </summary>
    public TimeSpan ClusterLease { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether the leader may run here.</summary>
    internal bool IsSeed => AllRoles.Contains(JobCluster.SeedRole);

    /// <summary>Whether tasks run here.</summary>
    internal bool IsWorker => AllRoles.Contains(JobCluster.WorkerRole);

    internal IReadOnlyList<string> AllRoles => [.. (Role.Length == 0 ? Roles : Roles.Prepend(Role)).Distinct()];

    internal static IEnumerable<string> Faults(ClusterOptions options)
    {
        if (options.ClusterLease <= TimeSpan.Zero)
            yield return $"akkacluster.cluster-lease is {options.ClusterLease}; expected more than 0.";
        if (options is { Discovery: Discovery.Kubernetes, Seeds.Count: > 0 })
            yield return $"akkacluster.discovery is kubernetes, and akkacluster.seeds names {string.Join(", ", options.Seeds)}; expected one of both.";
        foreach (var seed in options.Seeds)
        {
            if (FaultOf(seed) is { } fault)
                yield return fault;
        }
    }

    private static string? FaultOf(string seed)
    {
        try
        {
            SeedAddress.Expand(seed, SeedAddress.PlainScheme, systemName: null, SeedAddress.UsualPort);
            return null;
        }
        catch (NodeOptionsException wrong)
        {
            return wrong.Message;
        }
    }
}
