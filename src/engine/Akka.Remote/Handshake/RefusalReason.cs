namespace Akka.Remote.Handshake;

/// <summary>Why a node refuses a connection.</summary>
internal enum RefusalReason
{
    None = 0,
    OtherEngine = 1,
    OtherProtocolVersion = 2,
    OtherSystem = 3,
    OtherAddress = 4,
    Quarantined = 5,
    ShuttingDown = 6,
    UnknownLane = 7,
    Malformed = 8,
}
