using System.Runtime.Serialization;
using System.Text;
using Akka.Actor;
using Akka.Dispatch.SysMsg;
using Akka.Remote.Associations;
using Akka.Remote.Connections;
using Akka.Remote.Diagnostics;
using Akka.Remote.Wire;
using Akka.Remote.Wire.Proto;
using Google.Protobuf;

namespace Akka.Remote.Inbound;

/// <summary>
/// What arrives on one connection: reads frames, resolves ids, deserializes and delivers. Used by one thread at a time.
/// A message that cannot be deserialized is dropped, counted and logged; a frame that cannot be read ends the connection.
/// </summary>
internal sealed class InboundMessages(Remoting remoting, Association association, PeerConnection connection)
{
    private readonly InboundIds<InboundRecipient> _recipients = new();
    private readonly InboundIds<IActorRef> _senders = new();
    private readonly InboundIds<string> _manifests = new();
    private readonly InboundSerializers _serializers = new(remoting.System.Serialization);
    private readonly RootActorPath _peer = new(connection.Peer);
    private readonly string _lane = connection.Lane == Lane.Control ? "control" : "ordinary";
    private readonly int _maximumFrame = remoting.Tcp.MaximumFrameSize + FrameBuffer.DefaultCapacity;

    /// <summary>The most bytes that a frame may have, length included.</summary>
    public int MaximumFrame => _maximumFrame;

    /// <summary>Takes all whole frames off what arrived. Returns how many bytes they were.</summary>
    /// <exception cref="FrameFormatException">A frame cannot be read.</exception>
    public int Process(ReadOnlySpan<byte> arrived)
    {
        var rest = arrived;
        var frames = 0;
        while (FrameReading.TryTake(ref rest, _maximumFrame, out var kind, out var body))
        {
            Take(kind, body);
            frames++;
        }

        var taken = arrived.Length - rest.Length;
        RemotingMetrics.Received(taken, frames, _lane);
        return taken;
    }

    /// <summary>Takes a message whose payload was read apart from the rest of its envelope.</summary>
    public void ProcessLarge(byte[] payload, ReadOnlySpan<byte> rest)
    {
        RemotingMetrics.Received(payload.Length + rest.Length, 1, _lane);
        TakeMessage(EnvelopeView.Parse(rest), payload, isSystem: false);
    }

    private void Take(FrameKind kind, ReadOnlySpan<byte> body)
    {
        switch (kind)
        {
            case FrameKind.Message:
            case FrameKind.SystemMessage:
                TakeMessage(EnvelopeView.Parse(body), null, kind == FrameKind.SystemMessage);
                break;
            case FrameKind.Acknowledged:
                TakeAcknowledged(body);
                break;
            case FrameKind.Goodbye:
                var goodbye = Parse(Goodbye.Parser, body);
                remoting.ToldGoodbye(association, (GoodbyeReason)goodbye.Reason);
                break;
            case FrameKind.ForgetIds:
                _recipients.Clear();
                _senders.Clear();
                _manifests.Clear();
                break;
            case FrameKind.KeepAlive:
                break;
            default:
                throw new FrameFormatException($"Found a frame of kind {(byte)kind}, which is unexpected after the handshake.");
        }
    }

    private void TakeAcknowledged(ReadOnlySpan<byte> body)
    {
        var acknowledged = Parse(Acknowledged.Parser, body);
        if (acknowledged.Uid == remoting.Uid && !association.Fault.DropsInbound)
            association.Acknowledge(acknowledged.Sequence, acknowledged.Gap);
    }

    private void TakeMessage(in EnvelopeView view, byte[]? payload, bool isSystem)
    {
        var recipient = Recipient(view);
        var sender = Sender(view);
        var manifest = Manifest(view);
        if (association.Fault.DropsInbound) return;
        if (isSystem && (!association.Receive(view.Sequence, connection.Uid) || recipient is null)) return;
        if (recipient is null) throw new FrameFormatException("Found a message without a recipient.");
        if (!TryDeserialize(view, payload, manifest, recipient, out var message)) return;
        Deliver(view, recipient, sender, message, isSystem);
    }

    private void Deliver(in EnvelopeView view, InboundRecipient recipient, IActorRef? sender, object message, bool isSystem)
    {
        try
        {
            using var activity = view.TraceParent.IsEmpty ? null : RemotingActivity.Receive(Encoding.UTF8.GetString(view.TraceParent), recipient.Path);
            if (!isSystem) remoting.Inbox.Deliver(recipient.Ref, message, sender);
            else if (message is ISystemMessage system) remoting.Inbox.DeliverSystem(recipient.Ref, system, sender);
            else throw new SerializationException($"Found a system message of type [{message.GetType()}], which is none.");
        }
        catch (Exception e) when (e is not FrameFormatException)
        {
            remoting.NotDelivered($"A message of type [{message.GetType()}] from [{connection.Peer}] to [{recipient.Path}] could not be delivered", e);
        }
    }

    private bool TryDeserialize(in EnvelopeView view, byte[]? payload, string manifest, InboundRecipient recipient, out object message)
    {
        try
        {
            message = payload is null
                ? _serializers.Read(view.Payload, view.Serializer, manifest)
                : _serializers.Read(payload, view.Serializer, manifest);
            return true;
        }
        catch (Exception e)
        {
            message = e;
            remoting.NotDelivered($"A message from [{connection.Peer}] to [{recipient.Path}] with serializer id {view.Serializer} and manifest [{manifest}] cannot be deserialized", e);
            return false;
        }
    }

    private InboundRecipient? Recipient(in EnvelopeView view)
    {
        if (view.Recipient.IsEmpty) return view.RecipientId == 0 ? null : _recipients[view.RecipientId];
        var recipient = new InboundRecipient(Encoding.UTF8.GetString(view.Recipient), remoting.Inbox.Resolve);
        if (view.RecipientId != 0) _recipients.Define(view.RecipientId, recipient);
        return recipient;
    }

    private IActorRef? Sender(in EnvelopeView view)
    {
        if (view.Sender.IsEmpty) return view.SenderId == 0 ? null : _senders[view.SenderId];
        var sender = remoting.Inbox.ResolveSender(Encoding.UTF8.GetString(view.Sender), _peer);
        if (view.SenderId != 0) _senders.Define(view.SenderId, sender);
        return sender;
    }

    private string Manifest(in EnvelopeView view)
    {
        if (view.Manifest.IsEmpty) return view.ManifestId == 0 ? "" : _manifests[view.ManifestId];
        var manifest = Encoding.UTF8.GetString(view.Manifest);
        if (view.ManifestId != 0) _manifests.Define(view.ManifestId, manifest);
        return manifest;
    }

    private static T Parse<T>(MessageParser<T> parser, ReadOnlySpan<byte> body)
        where T : IMessage<T>
    {
        try
        {
            return parser.ParseFrom(body);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new FrameFormatException($"A {typeof(T).Name} cannot be read: {e.Message}");
        }
    }
}
