using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>An actor with a stash and a mailbox without a limit.</summary>
public interface IWithUnboundedStash : IWithUnrestrictedStash, IRequiresMessageQueue<IUnboundedDequeBasedMessageQueueSemantics>;
