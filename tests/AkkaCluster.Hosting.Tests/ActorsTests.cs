using Akka.Actor;
using Akka.Actor.Setup;
using AkkaCluster.Hosting.Lifetime;
using AkkaCluster.Hosting.Logging;
using AkkaCluster.Hosting.Pbm;
using AkkaCluster.Jobs;
using AkkaCluster.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;

namespace AkkaCluster.Hosting.Tests;

public class ActorsTests
{
    [Fact]
    public async Task Every_actor_starts_from_its_own_props()
    {
        using var system = ActorSystem.Create("actors", ActorSystemSetup.Create(new LoggerFactorySetup(NullLoggerFactory.Instance)));
        await ActorsOf.StartEachAsync(
            typeof(AkkaLogActor).Assembly,
            system,
            new JobCommands(Substitute.For<IJobService>()).HandlerProps,
            Props.Create<AkkaLogActor>(),
            VitalActorsExtensions.Props(_ => { }, []));
    }
}
