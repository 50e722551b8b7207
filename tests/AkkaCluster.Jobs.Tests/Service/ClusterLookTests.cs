using Akka.Actor;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Tests.Support;

namespace AkkaCluster.Jobs.Tests.Service;

/// <summary>What is told of the cluster while the leader does not answer at once.</summary>
public sealed class ClusterLookTests
{
    [Fact]
    public async Task A_look_at_the_cluster_asks_again_soon_since_there_may_be_a_next_leader_by_then()
    {
        await using var cluster = await LocalCluster.StartAsync();
        await cluster.KillLeaderAsync();
        var before = cluster.Sent.OfType<LeaderCommands.GetOverview>().Count();
        Assert.Null((await cluster.Service.OverviewAsync()).LeaderAddress);
        Assert.True(cluster.Sent.OfType<LeaderCommands.GetOverview>().Count() > before + 1);
    }

    [Fact]
    public async Task The_answer_of_a_leader_that_takes_longer_is_heard_although_it_was_asked_again()
    {
        await using var cluster = await LocalCluster.StartAsync();
        var service = new JobService(new JobServiceContext
        {
            System = cluster.Sys,
            Leader = cluster.Sys.ActorOf(Props.Create(() => new SlowLeader())),
            Store = cluster.Store,
            Kinds = cluster.Kinds,
            Cluster = cluster,
            AttemptTimeout = TimeSpan.FromSeconds(30),
        });
        Assert.Equal(7, (await service.OverviewAsync(CancellationToken.None)).LeaderEpoch);
    }

    /// <summary>Answers the first question when it is asked the second, and nothing else.</summary>
    private sealed class SlowLeader : ReceiveActor
    {
        public SlowLeader()
        {
            IActorRef? first = null;
            Receive<LeaderCommands.GetOverview>(_ =>
            {
                first?.Tell(new LeaderReplies.Overview("slow:1", 7, [], 0, 0));
                first = first is null ? Sender : ActorRefs.Nobody;
            });
        }
    }
}
