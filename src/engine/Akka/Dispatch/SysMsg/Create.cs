using Akka.Actor;

namespace Akka.Dispatch.SysMsg;

/// <summary>Creates the actor instance.</summary>
public sealed class Create : SystemMessage
{
    /// <summary>Creates the message.</summary>
    public Create(ActorInitializationException? failure = null) => Failure = failure;

    /// <summary>Why the actor cannot be created, or null.</summary>
    public ActorInitializationException? Failure { get; }
}
