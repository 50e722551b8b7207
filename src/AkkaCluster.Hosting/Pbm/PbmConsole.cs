using Akka.Actor;
using AkkaCluster.Jobs;
using Petabridge.Cmd.Cluster;
using Petabridge.Cmd.Cluster.Sharding;
using Petabridge.Cmd.Host;
using Petabridge.Cmd.Remote;

namespace AkkaCluster.Hosting.Pbm;

/// <summary>The node's pbm host with the palettes that fit it.</summary>
public static class PbmConsole
{
    /// <summary>Starts to listen at petabridge.cmd.host and port. A node without <paramref name="jobs"/> is of no cluster.</summary>
    public static void Start(ActorSystem system, IJobService? jobs)
    {
        var host = PetabridgeCmd.Get(system);
        host.RegisterCommandPalette(RemoteCommands.Instance);
        if (jobs is not null)
        {
            host.RegisterCommandPalette(ClusterCommands.Instance);
            host.RegisterCommandPalette(ClusterShardingCommands.Instance);
            host.RegisterCommandPalette(new JobCommands(jobs));
        }

        host.Start();
    }
}
