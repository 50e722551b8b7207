using Akka.Actor;

namespace Akka.Routing;

/// <summary>Manages the routees of a pool, which are its children.</summary>
internal sealed class RouterPoolActor(SupervisorStrategy strategy) : RouterActor
{
    protected override SupervisorStrategy SupervisorStrategy() => strategy;

    protected override void OnReceive(object message)
    {
        if (message is not AdjustPoolSize { Change: var change })
        {
            base.OnReceive(message);
        }
        else if (change < 0)
        {
            Remove([.. Routed.Router.Routees.Skip(Math.Max(0, Routed.Router.Count + change))]);
        }
        else
        {
            var before = Routed.Router.Count;
            Routed.Grow(change);
            foreach (var routee in Routed.Router.Routees.Skip(before).OfType<ActorRefRoutee>()) Context.Watch(routee.Actor);
        }
    }
}
