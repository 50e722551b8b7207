namespace Akka.Actor;

/// <summary>An actor was given a name that it must not have.</summary>
public class IllegalActorNameException : AkkaException
{
    /// <summary>Creates an exception with a text.</summary>
    public IllegalActorNameException(string message) : base(message) { }
}
