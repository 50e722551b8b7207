using Akka.Actor;
using Akka.Cluster.Daemon;

namespace Akka.Cluster.Tests.Daemon;

public class RehearsalTests
{
    [Fact]
    public async Task It_plays_to_the_end_where_one_of_three_is_removed()
    {
        var system = ActorSystem.Create("rehearsal");
        var gossip = new Rehearsal((ExtendedActorSystem)system).Play();
        Assert.Equal(2, gossip.Members.Count);
        Assert.All(gossip.Members.Values, m => Assert.Equal(MemberStatus.Up, m.Status));
        Assert.Single(gossip.Tombstones);
        await system.Terminate();
    }
}
