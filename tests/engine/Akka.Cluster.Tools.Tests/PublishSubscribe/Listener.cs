using System.Threading.Channels;
using Akka.Actor;
using Akka.Cluster.Tools.PublishSubscribe;

namespace Akka.Cluster.Tools.Tests.PublishSubscribe;

/// <summary>Writes what it receives to a channel, acknowledgements too.</summary>
internal sealed class Listener : ReceiveActor
{
    public Listener(ChannelWriter<object> received) => ReceiveAny(message => received.TryWrite(message));

    public static (IActorRef Actor, ChannelReader<object> Received) StartOn(ActorSystem system, string? name = null)
    {
        var channel = Channel.CreateUnbounded<object>();
        return (system.ActorOf(Props.Create(() => new Listener(channel.Writer)), name), channel.Reader);
    }

    public static async Task<(IActorRef Actor, ChannelReader<object> Received)> SubscribeOn(ActorSystem system, string topic, string? group = null)
    {
        var (actor, received) = StartOn(system);
        DistributedPubSub.Get(system).Mediator.Tell(new Subscribe(topic, actor, group), actor);
        Assert.IsType<SubscribeAck>(await received.ReadAsync());
        return (actor, received);
    }
}
