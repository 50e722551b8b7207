namespace Akka.Remote.Handshake;

/// <summary>The other node refused the connection, or is none that this one can talk to.</summary>
internal sealed class HandshakeException(RefusalReason reason, string message, int refusedBy = 0) : Exception(message)
{
    public RefusalReason Reason { get; } = reason;

    /// <summary>The uid of the node that refused, or 0.</summary>
    public int RefusedBy { get; } = refusedBy;
}
