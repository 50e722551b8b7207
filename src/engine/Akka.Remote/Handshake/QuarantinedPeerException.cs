using Akka.Actor;

namespace Akka.Remote.Handshake;

/// <summary>The node that answered is an incarnation that this one has quarantined.</summary>
internal sealed class QuarantinedPeerException(Address remote, int uid)
    : Exception($"[{remote}] with uid {uid} is quarantined here: it must be restarted.");
