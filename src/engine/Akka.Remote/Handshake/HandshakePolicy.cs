using Akka.Actor;
using Akka.Remote.Wire;
using Akka.Remote.Wire.Proto;

namespace Akka.Remote.Handshake;

/// <summary>Who may connect to whom: the decisions of the handshake, for both ends.</summary>
internal static class HandshakePolicy
{
    public const uint ProtocolVersion = 1;

    /// <summary>This build of the engine. Nodes of Akka.NET's packages speak another protocol and never join nodes of this one.</summary>
    public const string Engine = "embedded";

    public static Hello HelloOf(Address from, int uid, Address to, Lane lane) => new()
    {
        ProtocolVersion = ProtocolVersion,
        Engine = Engine,
        From = from.ToData(),
        Uid = uid,
        To = to.ToData(),
        Lane = (uint)lane,
    };

    public static Welcome WelcomeOf(Address from, int uid) =>
        new() { ProtocolVersion = ProtocolVersion, Engine = Engine, From = from.ToData(), Uid = uid };

    /// <summary>Whether the node at <paramref name="self"/> lets the caller in; null when it does.</summary>
    public static Refusal? Judge(Hello hello, Address self, Func<Address, int, bool> isQuarantined)
    {
        if (hello.From is null || hello.To is null || hello.From.Host.Length == 0)
            return new Refusal(RefusalReason.Malformed, $"Node [{self}] refuses a handshake that does not say who connects to whom.");
        var from = hello.From.ToAddress();
        var to = hello.To.ToAddress();
        if (hello.Engine != Engine)
            return new Refusal(RefusalReason.OtherEngine, $"Node [{self}] runs engine [{Engine}] and refuses [{from}], which runs engine [{hello.Engine}]: all nodes must be of one build.");
        if (hello.ProtocolVersion != ProtocolVersion)
            return new Refusal(RefusalReason.OtherProtocolVersion, $"Node [{self}] speaks protocol version {ProtocolVersion} and refuses [{from}], which speaks version {hello.ProtocolVersion}.");
        if (to.System != self.System)
            return new Refusal(RefusalReason.OtherSystem, $"Node [{self}] refuses [{from}], which expected actor system [{to.System}] here; this one's name is [{self.System}].");
        if (to != self)
            return new Refusal(RefusalReason.OtherAddress, $"Node [{self}] refuses [{from}], which addressed it as [{to}]: use its own address, or set its public-hostname and public-port.");
        if (hello.Lane is not ((uint)Lane.Control or (uint)Lane.Ordinary))
            return new Refusal(RefusalReason.UnknownLane, $"Node [{self}] refuses [{from}], which asked for lane {hello.Lane}; expected 1 (control) or 2 (ordinary).");
        if (isQuarantined(from, hello.Uid))
            return new Refusal(RefusalReason.Quarantined, $"Node [{self}] has quarantined [{from}] with uid {hello.Uid}: its actor system must be restarted to be let in again.");
        return null;
    }

    /// <summary>Whether the node that answered is the one that <paramref name="expected"/> names; null when it is.</summary>
    public static Refusal? Judge(Welcome welcome, Address expected)
    {
        if (welcome.Engine != Engine)
            return new Refusal(RefusalReason.OtherEngine, $"[{expected}] runs engine [{welcome.Engine}]; this node runs [{Engine}] and does not talk to it.");
        if (welcome.ProtocolVersion != ProtocolVersion)
            return new Refusal(RefusalReason.OtherProtocolVersion, $"[{expected}] speaks protocol version {welcome.ProtocolVersion}; this node speaks {ProtocolVersion}.");
        if (welcome.From is null || welcome.From.ToAddress() != expected)
            return new Refusal(RefusalReason.OtherAddress, $"The node at [{expected}] calls itself [{welcome.From?.ToAddress()}].");
        return null;
    }
}
