namespace Akka.Actor;

/// <summary>Says whether a reference is local.</summary>
public interface IActorRefScope
{
    /// <summary>Whether the actor lives in this process.</summary>
    bool IsLocal { get; }
}
