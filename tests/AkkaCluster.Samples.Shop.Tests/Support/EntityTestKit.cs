using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Serialization;
using Akka.TestKit.Xunit2;
using AkkaCluster.Samples.Shop.Entities;

namespace AkkaCluster.Samples.Shop.Tests.Support;

/// <summary>Entities over a journal in memory.</summary>
public abstract class EntityTestKit() : TestKit(Setup())
{
    private int _incarnation;

    /// <summary>An incarnation of an entity; the one before, if any, has to be stopped.</summary>
    internal IActorRef Start(Props props) => Sys.ActorOf(props, $"entity-{++_incarnation}");

    /// <summary>Ends an incarnation as a node does that dies, and starts the next.</summary>
    internal async Task<IActorRef> StartAnewAsync(IActorRef entity, Props props)
    {
        await WatchAsync(entity);
        Sys.Stop(entity);
        await ExpectTerminatedAsync(entity);
        return Start(props);
    }

    private static ActorSystemSetup Setup() => BootstrapSetup.Create().WithConfig(ConfigurationFactory.ParseString("""
        akka.loglevel = WARNING
        akka.persistence.journal.inmem.class = "Akka.Persistence.Journal.MemoryJournal, Akka.Persistence"
        """)).And(SerializationSetup.Create(system => [SerializerDetails.Create("shop", new ShopSerializer(system), [typeof(IShopMessage)])]));
}
