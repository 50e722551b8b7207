using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Dispatch;

namespace Akka.Routing;

/// <summary>The reference of a router.</summary>
internal sealed class RoutedActorRef : LocalActorRef
{
    private RoutedActorRef(ActorSystemImpl system, Props props, MessageDispatcher dispatcher, MailboxType mailbox, IInternalActorRef supervisor, ActorPath path)
        : base(system, props, dispatcher, mailbox, supervisor, path)
    {
    }

    /// <summary>Makes the router that <paramref name="props"/> describe: its kind, and the properties of its routees.</summary>
    public static IInternalActorRef Create(ActorSystemImpl system, Props props, IInternalActorRef supervisor, ActorPath path)
    {
        props.RouterConfig.VerifyConfig(path);
        var dispatcher = system.Dispatchers.Lookup(props.RouterConfig.RouterDispatcher);
        var mailbox = system.Mailboxes.For(Props.Empty, dispatcher);
        return new RoutedActorRef(system, props, dispatcher, mailbox, supervisor, path);
    }

    internal override ActorCell NewActorCell(ActorSystemImpl system, Props props, MessageDispatcher dispatcher, IInternalActorRef supervisor) =>
        new RoutedActorCell(system, this, props, dispatcher, supervisor);
}
