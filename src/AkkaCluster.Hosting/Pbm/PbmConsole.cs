using Akka.Actor;
using AkkaCluster.Jobs;
using AkkaCluster.Pbm.Membership;
using AkkaCluster.Pbm.Sharding;
using AkkaCluster.Pbm;
using AkkaCluster.Pbm.Remoting;

namespace AkkaCluster.Hosting.Pbm;

/// <summary>The node's pbm host with the palettes that fit it.</summary>
public static class PbmConsole
{
    /// <summary>Starts to listen at akkacluster.pbm.host and port. A node without <paramref name="jobs"/> is of no cluster.</summary>
    public static void Start(ActorSystem system, IJobService? jobs)
    {
        var host = PbmHost.Get(system);
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
