using System.Net.Sockets;
using Akka.Actor;
using Akka.Event;
using Akka.Remote.Associations;
using Akka.Remote.Connections;
using Akka.Remote.Diagnostics;
using Akka.Remote.Handshake;
using Akka.Remote.Wire;

namespace Akka.Remote;

/// <summary>What associations and connections tell: it is counted, logged and published.</summary>
internal sealed partial class Remoting
{
    /// <summary>While the result is not disposed, this thread serializes references with this node's address.</summary>
    public TransportScope EnterSerialization() => new(Provider.SerializationInformation);

    /// <summary>Serializes a message now, so that its size is known; the message itself when that fails, to fail again where it is reported.</summary>
    public OutboundMessage Serialize(in OutboundMessage message)
    {
        if (message.Message is SerializedPayload) return message;
        try
        {
            using var transport = EnterSerialization();
            var serializer = System.Serialization.FindSerializerFor(message.Message);
            var payload = new SerializedPayload(
                message.Message, serializer.Identifier, Akka.Serialization.Serialization.ManifestFor(serializer, message.Message), serializer.ToBinary(message.Message));
            return message with { Message = payload, Size = payload.Bytes.Length + MessageSize.Overhead };
        }
        catch (Exception)
        {
            return message;
        }
    }

    /// <summary>A message is not sent: it goes to the dead letters.</summary>
    public void Drop(in OutboundMessage message, string reason)
    {
        RemotingMetrics.Dropped(reason);
        var content = (message.Message as SerializedPayload)?.Message ?? message.Message;
        if (reason == "queue-full")
            _limitedLog.Warning($"full {message.Recipient.Path.Address}", $"The outbound queue to [{message.Recipient.Path.Address}] is full (akka.remote.outbound-queue): messages are dropped until it has drained.");
        if (!_stopped) System.DeadLetters.Tell(new DeadLetter(content, message.Sender ?? System.DeadLetters, message.Recipient), message.Sender ?? ActorRefs.NoSender);
    }

    /// <summary>A queue has reached the length of which its setting warns.</summary>
    public void QueueIsLong(Association association, int count) =>
        _limitedLog.Warning($"long {association.Remote}", $"{count} messages wait to be written to [{association.Remote}] (akka.remote.log-buffer-size-exceeding).");

    /// <summary>System messages to a node that was never reached are dropped; death watch tells of its actors by itself.</summary>
    public void GivenUp(Association association, int count, string reason)
    {
        if (count == 0) return;
        RemotingMetrics.Dropped("never-reached", count);
        Log.Warning("{0} system messages to [{1}], which was never reached, are given up, for {2}.", count, association.Remote, reason);
    }

    public void NotSerialized(in OutboundMessage message, Exception cause)
    {
        RemotingMetrics.Dropped("not-serialized");
        var content = (message.Message as SerializedPayload)?.Message ?? message.Message;
        _limitedLog.Error($"out {content.GetType()}", $"A message of type [{content.GetType()}] to [{message.Recipient.Path}] is not sent: {cause.Message}");
    }

    public void NotDelivered(string what, Exception cause)
    {
        RemotingMetrics.Dropped("not-delivered");
        _limitedLog.Error("in", $"{what}: {cause.Message}");
    }

    public void Unexpected(string what, Exception cause)
    {
        if (_stopped) return;
        Log.Error(cause, "{0}: {1}", what, cause.Message);
        _events.Publish(new RemotingErrorEvent(cause));
    }

    public void Associated(Association association)
    {
        RemotingMetrics.Associated(1);
        _events.Publish(new AssociatedEvent(DefaultAddress, association.Remote, inbound: false));
    }

    public void Disassociated(Association association, Exception? cause)
    {
        RemotingMetrics.Associated(-1);
        if (cause is not null && !_stopped) Log.Debug("The connection to [{0}] has ended: {1}", association.Remote, cause.Message);
        _events.Publish(new DisassociatedEvent(DefaultAddress, association.Remote, inbound: false));
    }

    public void ConnectFailed(Association association, Exception cause)
    {
        if (_stopped) return;
        if (cause is HandshakeException refused)
        {
            RemotingMetrics.Refused($"by-peer-{refused.Reason}");
            if (refused.Reason == RefusalReason.Quarantined) QuarantinedBy(association.Remote);
        }

        // A node that is not there (yet) is everyday; one that does not want us is for a person to look at.
        var level = cause is SocketException or QuarantinedPeerException ? LogLevel.WarningLevel : LogLevel.ErrorLevel;
        var text = $"Association with [{association.Remote}] has failed: {Explain(cause)}";
        if (level == LogLevel.ErrorLevel) _limitedLog.Error($"connect {association.Remote}", text);
        else _limitedLog.Warning($"connect {association.Remote}", text);
        _events.Publish(new AssociationErrorEvent(cause, DefaultAddress, association.Remote, inbound: false, level), logged: true);
    }

    /// <summary>Another incarnation has taken a node's place: the connections of the one before are closed.</summary>
    public void Replaced(Association association, int uid)
    {
        Log.Info("A new incarnation of [{0}] has taken the place of the one before (uid {1}).", association.Remote, uid);
        CloseInbound(association.Remote, connection => connection.Uid != uid);
        association.Disconnect();
    }

    public void Quarantined(Association association, int uid, string reason)
    {
        Log.Warning("[{0}] with uid {1} is quarantined, for {2}.", association.Remote, uid, reason);
        CloseInbound(association.Remote, connection => connection.Uid == uid);
        _events.Publish(new QuarantinedEvent(association.Remote, uid));
    }

    public void QuarantinedBy(Address remote) =>
        _events.Publish(new ThisActorSystemQuarantinedEvent(DefaultAddress, remote));

    /// <summary>The other end has ended a connection in order.</summary>
    public void ToldGoodbye(Association association, GoodbyeReason reason)
    {
        if (reason == GoodbyeReason.Quarantined) QuarantinedBy(association.Remote);
        else association.Depart();
        association.Disconnect();
    }

    /// <summary>Notices when an outbound connection is closed by the other end, which sends nothing on it.</summary>
    public void WatchForEnd(PeerConnection connection, Action<Exception?> ended) => _ = WatchForEndAsync(connection, ended);

    private static async Task WatchForEndAsync(PeerConnection connection, Action<Exception?> ended)
    {
        Exception? cause = new IOException("The other node closed the connection.");
        try
        {
            var buffer = new byte[64];
            while (await connection.Stream.ReadAsync(buffer).ConfigureAwait(false) > 0)
            {
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            cause = e;
        }

        ended(cause);
    }

    private static string Explain(Exception cause) => cause switch
    {
        IOException => $"{cause.Message} Is it a node of this engine ({HandshakePolicy.Engine}), and is TLS set up alike on both?",
        _ => cause.Message,
    };

    private void EndInbound(PeerConnection connection, Exception? cause)
    {
        _inbound.TryRemove(connection, out _);
        connection.Dispose();
        if (_stopped) return;
        if (cause is FrameFormatException)
        {
            RemotingMetrics.Refused("Malformed");
            _limitedLog.Error("malformed", $"A connection from [{connection.Peer}] is closed for what it sent: {cause.Message}");
        }
        else if (cause is not (null or IOException or SocketException or ObjectDisposedException))
        {
            Unexpected($"Reading from [{connection.Peer}] failed", cause);
        }

        if (connection.Lane == Lane.Control) _events.Publish(new DisassociatedEvent(DefaultAddress, connection.Peer, inbound: true));
    }

    private void CloseInbound(Address peer, Func<PeerConnection, bool> which)
    {
        foreach (var connection in _inbound.Keys)
            if (connection.Peer == peer && which(connection)) connection.Dispose();
    }
}
