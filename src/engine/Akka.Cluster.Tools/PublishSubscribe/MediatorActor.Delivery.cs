using Akka.Actor;
using Akka.Cluster.Tools.PublishSubscribe.Internal;
using Akka.Routing;

namespace Akka.Cluster.Tools.PublishSubscribe;

internal sealed partial class MediatorActor
{
    private void OnPublish(Publish publish)
    {
        var keys = publish.SendOneMessageToEachGroup ? _registry.KeysFrom(RegistryKey.Groups(publish.Topic)).ToList() : [RegistryKey.Topic(publish.Topic, null)];
        var sent = false;
        foreach (var key in keys)
        {
            var mediators = _registry.Find(key).Select(found => found.Ref).ToList();
            if (publish.SendOneMessageToEachGroup && mediators.Count > 1) mediators = [Choose(publish.Message, mediators)];
            foreach (var mediator in mediators)
            {
                if (mediator.Equals(Self)) Deliver(key, publish.Message, fromAfar: false);
                else mediator.Tell(new PubSubProtocol.ToSubscribers(key, publish.Message), Sender);
                sent = true;
            }
        }

        if (!sent) Unwanted(publish, publish.Message);
    }

    private void Deliver(string key, object message, bool fromAfar)
    {
        var subscribers = _topics.Of(key);
        if (subscribers.Count == 0)
        {
            if (fromAfar) Unwanted(message, message);
            return;
        }

        if (RegistryKey.GroupOf(key) is not null) Choose(message, subscribers).Tell(message, Sender);
        else
            foreach (var subscriber in subscribers) subscriber.Tell(message, Sender);
    }

    private void OnSend(Send send)
    {
        var found = _registry.Find(RegistryKey.Path(send.Path)).ToList();
        if (found.Count == 0)
        {
            Unwanted(send, send.Message);
            return;
        }

        var local = found.Find(f => f.Node.Equals(_cluster.SelfAddress)).Ref;
        var chosen = send.LocalAffinity && local is not null ? local : Choose(send.Message, found.Select(f => f.Ref).ToList());
        chosen.Tell(send.Message, Sender);
    }

    private void OnSendToAll(SendToAll send)
    {
        var found = _registry.Find(RegistryKey.Path(send.Path)).Where(f => !send.ExcludeSelf || !f.Node.Equals(_cluster.SelfAddress)).ToList();
        foreach (var (_, actor) in found) actor.Tell(send.Message, Sender);
        if (found.Count == 0) Unwanted(send, send.Message);
    }

    private IActorRef Choose(object message, IReadOnlyList<IActorRef> among)
    {
        if (among.Count == 1) return among[0];
        var routees = new Routee[among.Count];
        for (var i = 0; i < routees.Length; i++) routees[i] = new ActorRefRoutee(among[i]);
        return _settings.RoutingLogic.Select(message, routees) is ActorRefRoutee chosen ? chosen.Actor : among[Random.Shared.Next(among.Count)];
    }

    private void Unwanted(object envelope, object message)
    {
        if (_settings.SendToDeadLettersWhenNoSubscribers) Context.System.DeadLetters.Tell(message, Sender);
        else Context.System.EventStream.Publish(new Akka.Event.Dropped(envelope, "no subscribers", Sender, Self));
    }
}
