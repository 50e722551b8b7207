namespace Akka.Actor;

/// <summary>An actor could not be created: its constructor, factory or <c>PreStart</c> threw.</summary>
public class ActorInitializationException : AkkaException
{
    /// <summary>Creates an exception without a text.</summary>
    public ActorInitializationException() { }

    /// <summary>Creates an exception with a text.</summary>
    public ActorInitializationException(string message) : base(message) { }

    /// <summary>Creates an exception with a text and a cause.</summary>
    public ActorInitializationException(string message, Exception cause) : base(message, cause) { }

    /// <summary>Creates an exception that names the actor.</summary>
    public ActorInitializationException(IActorRef actor, string message, Exception? cause = null)
        : base($"{actor}: {message}", cause) => Actor = actor;

    /// <summary>The actor that could not be created.</summary>
    public IActorRef? Actor { get; set; }
}
