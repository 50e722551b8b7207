using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>An actor with a stash and a mailbox with a limit.</summary>
public interface IWithBoundedStash : IWithUnrestrictedStash, IRequiresMessageQueue<IBoundedDequeBasedMessageQueueSemantics>;
