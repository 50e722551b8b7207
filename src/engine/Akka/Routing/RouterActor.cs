using Akka.Actor;

namespace Akka.Routing;

/// <summary>Manages the routees of a router: it is told of changes and of the routees' ends.</summary>
internal class RouterActor : UntypedActor
{
    /// <summary>How long a routee that was removed may still receive from senders that had chosen it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(100);

    protected RoutedActorCell Routed => (RoutedActorCell)Context;

    protected override void PreStart()
    {
        foreach (var routee in Routed.Router.Routees) Watch(routee);
    }

    protected override void PreRestart(Exception reason, object? message)
    {
        // The routees live on; what restarts the router restarts them as well.
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case GetRoutees:
                Sender.Tell(new Routees(Routed.Router.Routees));
                break;
            case AddRoutee add:
                Routed.AddRoutees([add.Routee]);
                Watch(add.Routee);
                break;
            case RemoveRoutee remove:
                Remove([remove.Routee]);
                break;
            case Terminated terminated:
                Routed.RemoveRoutees([new ActorRefRoutee(terminated.ActorRef)]);
                StopIfAllRouteesRemoved();
                break;
            default:
                Routed.Router.Route(message, Sender);
                break;
        }
    }

    /// <summary>Takes routees out; those that are the router's children end when they have done what they have.</summary>
    protected void Remove(IReadOnlyCollection<Routee> routees)
    {
        Routed.RemoveRoutees(routees);
        foreach (var actor in routees.OfType<ActorRefRoutee>().Select(routee => routee.Actor))
        {
            Context.Unwatch(actor);
            if (Context.Child(actor.Path.Name).Equals(actor)) Context.System.Scheduler.ScheduleTellOnce(Grace, actor, PoisonPill.Instance, Self);
        }
        StopIfAllRouteesRemoved();
    }

    private void StopIfAllRouteesRemoved()
    {
        if (Routed.Router.Count == 0 && Routed.RouterConfig.StopRouterWhenAllRouteesRemoved) Context.Stop(Self);
    }

    private static void Watch(Routee routee)
    {
        if (routee is ActorRefRoutee { Actor: var actor }) Context.Watch(actor);
    }
}
