using Akka.Actor;
using Akka.Remote.Wire;

namespace Akka.Remote.Associations;

/// <summary>
/// Writes messages as frames into a connection's buffer. One per connection, used by one thread at a time.
/// The payload comes first in a frame and the ids last: a message that cannot be serialized then leaves no trace.
/// </summary>
internal sealed class MessageEncoder(FrameBuffer buffer, ExtendedActorSystem system, int maximumFrameSize, Lane lane)
{
    private readonly Dictionary<Type, PayloadFormat> _formats = [];
    private readonly IdTable _ids = new();

    /// <summary>Writes a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="kind">Message or system message.</param>
    /// <param name="sequence">The number of a system message, else 0.</param>
    /// <exception cref="Exception">Whatever its serializer throws; nothing was written then.</exception>
    public void Write(in OutboundMessage message, FrameKind kind, ulong sequence = 0)
    {
        if (_ids.IsNearlyFull) StartOver();
        var mark = buffer.BeginFrame(kind);
        try
        {
            if (message.Message is SerializedPayload ready)
                WritePayload(ready.Bytes, ready.Serializer, ready.Manifest);
            else
                WritePayload(message.Message);
            if (buffer.FrameLength(mark) > maximumFrameSize) throw TooLarge(message, buffer.FrameLength(mark));
        }
        catch
        {
            buffer.Rewind(mark);
            throw;
        }

        WriteRecipient(message.Recipient);
        if (message.Sender is { } sender) WriteSender(sender);
        buffer.WriteUInt(EnvelopeField.Sequence, sequence);
        if (message.TraceParent is { } trace) buffer.WriteString(EnvelopeField.TraceParent, trace);
        buffer.EndFrame(mark);
    }

    /// <summary>Writes a system message that tells nothing but its number.</summary>
    public void WriteNothing(ulong sequence)
    {
        var mark = buffer.BeginFrame(FrameKind.SystemMessage);
        buffer.WriteUInt(EnvelopeField.Sequence, sequence);
        buffer.EndFrame(mark);
    }

    private void StartOver()
    {
        buffer.WriteFrame(FrameKind.ForgetIds, null);
        _ids.Clear();
    }

    private void WritePayload(object message)
    {
        var type = message.GetType();
        if (!_formats.TryGetValue(type, out var format))
            _formats.Add(type, format = PayloadFormat.Of(system.Serialization, message));
        if (format.Direct is { } direct)
        {
            var mark = buffer.BeginBytes(EnvelopeField.Payload);
            direct.Write(message, buffer);
            buffer.EndBytes(mark);
        }
        else
        {
            buffer.WriteOwnedBytes(EnvelopeField.Payload, format.Serializer.ToBinary(message));
        }

        buffer.WriteUInt(EnvelopeField.Serializer, (ulong)format.Serializer.Identifier);
        WriteManifest(format.ManifestOf(message));
    }

    private void WritePayload(byte[] bytes, int serializer, string manifest)
    {
        buffer.WriteOwnedBytes(EnvelopeField.Payload, bytes);
        buffer.WriteUInt(EnvelopeField.Serializer, (ulong)serializer);
        WriteManifest(manifest);
    }

    private void WriteManifest(string manifest)
    {
        if (manifest.Length == 0) return;
        var isNew = _ids.Define(manifest, out var id);
        buffer.WriteUInt(EnvelopeField.ManifestId, id);
        if (isNew) buffer.WriteString(EnvelopeField.Manifest, manifest);
    }

    private void WriteRecipient(RemoteActorRef recipient)
    {
        if (recipient.IsTemporary)
        {
            buffer.WriteString(EnvelopeField.Recipient, recipient.RelativePath);
            return;
        }

        ref var slot = ref recipient.WireSlot(lane);
        if ((uint)(slot >> 32) == _ids.Epoch)
        {
            buffer.WriteUInt(EnvelopeField.RecipientId, (uint)slot);
            return;
        }

        var id = _ids.Next();
        slot = (ulong)_ids.Epoch << 32 | id;
        buffer.WriteUInt(EnvelopeField.RecipientId, id);
        buffer.WriteString(EnvelopeField.Recipient, recipient.RelativePath);
    }

    private void WriteSender(IActorRef sender)
    {
        // The actors behind asks answer once: they are not worth an id.
        if (WirePath.IsTemporary(sender))
        {
            buffer.WriteString(EnvelopeField.Sender, WirePath.Of(sender));
            return;
        }

        var isNew = _ids.Define(sender, out var id);
        buffer.WriteUInt(EnvelopeField.SenderId, id);
        if (isNew) buffer.WriteString(EnvelopeField.Sender, WirePath.Of(sender));
    }

    private RemoteTransportException TooLarge(in OutboundMessage message, int size)
    {
        var what = (message.Message as SerializedPayload)?.Message ?? message.Message;
        return new RemoteTransportException(
            $"Found a message of {size} bytes, a [{what.GetType()}] to [{message.Recipient.Path}]; expected at most {maximumFrameSize} (akka.remote.dot-netty.tcp.maximum-frame-size). It is dropped.");
    }
}
