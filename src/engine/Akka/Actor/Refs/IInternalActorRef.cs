using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>What the engine itself does with a reference.</summary>
public interface IInternalActorRef : IActorRef, IActorRefScope
{
    /// <summary>The reference of the parent.</summary>
    IInternalActorRef Parent { get; }

    /// <summary>The provider that made this reference.</summary>
    IActorRefProvider Provider { get; }

    /// <summary>Whether the actor is known to have terminated.</summary>
    bool IsTerminated { get; }

    /// <summary>The descendant of a relative path; <see cref="ActorRefs.Nobody"/> where there is none.</summary>
    IActorRef GetChild(IReadOnlyList<string> name);

    /// <summary>Resumes the actor.</summary>
    void Resume(Exception? causedByFailure = null);

    /// <summary>Starts the actor.</summary>
    void Start();

    /// <summary>Stops the actor after the message that it is processing.</summary>
    void Stop();

    /// <summary>Restarts the actor.</summary>
    void Restart(Exception cause);

    /// <summary>Suspends the actor.</summary>
    void Suspend();

    /// <summary>Sends a system message, which is never lost and goes before all others.</summary>
    void SendSystemMessage(ISystemMessage message);

    /// <summary>Sends a system message; the sender is of no consequence.</summary>
    void SendSystemMessage(ISystemMessage message, IActorRef sender);
}
