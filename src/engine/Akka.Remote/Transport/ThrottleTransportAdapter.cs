namespace Akka.Remote.Transport;

/// <summary>Names what tests do to links; the faults themselves are part of the transport.</summary>
public class ThrottleTransportAdapter
{
    private ThrottleTransportAdapter()
    {
    }

    /// <summary>The way that a fault works, seen from the node at which it is put.</summary>
    public enum Direction
    {
        /// <summary>What the node sends.</summary>
        Send,

        /// <summary>What it receives.</summary>
        Receive,

        /// <summary>Both.</summary>
        Both,
    }
}
