namespace Akka.Actor;

/// <summary>An actor received <see cref="Kill"/>.</summary>
public class ActorKilledException : AkkaException
{
    /// <summary>Creates an exception without a text.</summary>
    public ActorKilledException() { }

    /// <summary>Creates an exception with a text.</summary>
    public ActorKilledException(string message) : base(message) { }
}
