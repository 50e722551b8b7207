using AkkaCluster.Jobs.Leader;
using AkkaCluster.Jobs.Tests.Support;
using AkkaCluster.Tests.Shared;

namespace AkkaCluster.Jobs.Tests;

public class ActorsTests
{
    [Fact]
    public async Task Every_actor_starts_from_its_own_props()
    {
        await using var cluster = await LocalCluster.StartAsync();
        await ActorsOf.StartEachAsync(typeof(LeaderActor).Assembly, cluster.Sys, cluster.PropsOfAll());
    }
}
