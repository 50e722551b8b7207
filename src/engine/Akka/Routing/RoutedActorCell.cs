using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Dispatch;

namespace Akka.Routing;

/// <summary>The cell of a router: the sender's thread hands a message to the routee itself; only what is about the router reaches the router's actor.</summary>
internal sealed class RoutedActorCell : ActorCell
{
    private readonly Props _routeeProps;
    private volatile Router _router;

    public RoutedActorCell(ActorSystemImpl system, IInternalActorRef self, Props props, MessageDispatcher dispatcher, IInternalActorRef supervisor)
        : base(system, self, Props.CreateBy(new RouterActorProducer(props.RouterConfig)), dispatcher, supervisor)
    {
        RouterConfig = props.RouterConfig;
        _routeeProps = props.WithRouter(NoRouter.Instance);
        _router = new Router(RouterConfig.CreateRouter(system).RoutingLogic) { DeadLetters = system.DeadLetters };
    }

    public RouterConfig RouterConfig { get; }

    public Router Router => _router;

    public override void Start()
    {
        Grow(RouterConfig is Pool pool ? pool.GetNrOfInstances(System) : 0);
        if (RouterConfig is Group group) AddRoutees([.. group.GetPaths(System).Select(path => group.RouteeFor(path, this))]);
        base.Start();
    }

    public override void SendMessage(in Envelope message)
    {
        if (IsTerminated || RouterConfig.IsManagementMessage(message.Message)) base.SendMessage(message);
        else _router.Route(message.Message, message.Sender);
    }

    /// <summary>Makes more routees; a pool's only.</summary>
    public void Grow(int count)
    {
        if (RouterConfig is Pool pool && count > 0) AddRoutees([.. Enumerable.Range(0, count).Select(_ => pool.NewRoutee(_routeeProps, this))]);
    }

    public void AddRoutees(IReadOnlyCollection<Routee> routees) => _router = _router.WithRoutees([.. _router.Routees, .. routees]);

    public void RemoveRoutees(IReadOnlyCollection<Routee> routees) => _router = _router.WithRoutees([.. _router.Routees.Where(routee => !routees.Contains(routee))]);
}
