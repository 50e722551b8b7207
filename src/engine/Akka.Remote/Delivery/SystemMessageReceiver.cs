namespace Akka.Remote.Delivery;

/// <summary>
/// The receiving end of exactly-once in-order delivery from one incarnation of a node. Outlives connections.
/// Not thread-safe: its owner locks.
/// </summary>
internal sealed class SystemMessageReceiver
{
    /// <summary>The number of the last message that was delivered.</summary>
    public ulong Delivered { get; private set; }

    /// <summary>Judges the message with this number; a message counts as delivered when the verdict is to deliver it.</summary>
    public SystemMessageVerdict Receive(ulong sequence)
    {
        if (sequence <= Delivered) return SystemMessageVerdict.Duplicate;
        if (sequence > Delivered + 1) return SystemMessageVerdict.Gap;
        Delivered = sequence;
        return SystemMessageVerdict.Deliver;
    }
}
