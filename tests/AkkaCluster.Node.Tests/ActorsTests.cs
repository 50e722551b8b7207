using Akka.Actor;
using AkkaCluster.Jobs;
using AkkaCluster.Node.Pbm;
using AkkaCluster.Tests.Shared;
using NSubstitute;

namespace AkkaCluster.Node.Tests;

public class ActorsTests
{
    [Fact]
    public async Task Every_actor_starts_from_its_own_props()
    {
        using var system = ActorSystem.Create("actors");
        await ActorsOf.StartEachAsync(typeof(JobHandler).Assembly, system, JobCommandDefinitions.Palette(Substitute.For<IJobService>()).Handler);
    }
}
