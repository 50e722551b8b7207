namespace Akka.Remote.Faults;

/// <summary>Which way a fault works, seen from this node.</summary>
internal enum FaultDirection
{
    Send,
    Receive,
    Both,
}
