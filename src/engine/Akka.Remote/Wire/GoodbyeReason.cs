namespace Akka.Remote.Wire;

/// <summary>Why a node ends a connection.</summary>
internal enum GoodbyeReason
{
    Unknown = 0,
    Shutdown = 1,
    Quarantined = 2,
}
