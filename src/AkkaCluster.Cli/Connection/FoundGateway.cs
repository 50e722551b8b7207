using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Connection;

/// <summary>A gateway that answers on this machine.</summary>
/// <param name="Address">Where.</param>
/// <param name="Cluster">What it says of its cluster; null where it wants another token.</param>
internal sealed record FoundGateway(Uri Address, ClusterInfo? Cluster);
