namespace Akka.Actor;

/// <summary>The scheduler was asked for what it cannot do, or is shut down.</summary>
public sealed class SchedulerException : AkkaException
{
    /// <summary>Creates an exception with a text.</summary>
    public SchedulerException(string message) : base(message) { }
}
