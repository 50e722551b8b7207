namespace Akka.Actor;

/// <summary>An actor with a stash.</summary>
public interface IActorStash
{
    /// <summary>The stash, set by the engine before the first message.</summary>
    IStash Stash { get; set; }
}
