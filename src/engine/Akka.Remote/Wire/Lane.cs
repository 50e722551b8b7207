namespace Akka.Remote.Wire;

/// <summary>What a connection carries.</summary>
internal enum Lane
{
    /// <summary>System messages, heartbeats, membership: on threads of its own at both ends.</summary>
    Control = 1,

    /// <summary>All other messages.</summary>
    Ordinary = 2,
}
