using Akka.Actor;

namespace Akka.Dispatch;

/// <summary>A dispatcher that is shut down was given work.</summary>
public class RejectedExecutionException : AkkaException
{
    /// <summary>Creates the exception.</summary>
    public RejectedExecutionException(string? message = null, Exception? inner = null) : base(message ?? "The executor is shut down.", inner) { }
}
