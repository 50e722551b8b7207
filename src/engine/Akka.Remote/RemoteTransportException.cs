using Akka.Actor;

namespace Akka.Remote;

/// <summary>Remoting could not do what it was asked for.</summary>
public class RemoteTransportException : AkkaException
{
    /// <summary>Makes the exception.</summary>
    public RemoteTransportException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
