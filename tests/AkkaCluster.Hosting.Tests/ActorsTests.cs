using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Hosting.Logging;
using AkkaCluster.Hosting.Lifetime;
using AkkaCluster.Hosting.Logging;
using AkkaCluster.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace AkkaCluster.Hosting.Tests;

public class ActorsTests
{
    [Fact]
    public async Task Every_actor_starts_from_its_own_props()
    {
        using var system = ActorSystem.Create("actors", ActorSystemSetup.Create(new LoggerFactorySetup(NullLoggerFactory.Instance)));
        await ActorsOf.StartEachAsync(typeof(NodeLogger).Assembly, system, Props.Create<NodeLogger>(), VitalActorsExtensions.Props(_ => { }, []));
    }
}
