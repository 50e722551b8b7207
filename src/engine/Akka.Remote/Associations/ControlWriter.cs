using Akka.Remote.Connections;
using Akka.Remote.Diagnostics;
using Akka.Remote.Wire;
using Akka.Remote.Wire.Proto;

namespace Akka.Remote.Associations;

/// <summary>Writes what a control lane hands over to one connection, each batch with as few writes as possible.</summary>
internal sealed class ControlWriter : IDisposable
{
    private readonly Remoting _remoting;
    private readonly Association _association;
    private readonly PeerConnection _connection;
    private readonly FrameBuffer _buffer = new(4096);
    private readonly MessageEncoder _encoder;
    private readonly List<(ulong Sequence, OutboundMessage Message)> _system = [];
    private int _frames;

    public ControlWriter(Remoting remoting, Association association, PeerConnection connection)
    {
        _remoting = remoting;
        _association = association;
        _connection = connection;
        _encoder = new MessageEncoder(_buffer, remoting.System, remoting.Tcp.MaximumFrameSize, Lane.Control);
    }

    public void Write(in Batch batch)
    {
        if (_association.Fault.DropsOutbound)
        {
            foreach (var message in batch.Messages) _remoting.Drop(message, "blackhole");
            return;
        }

        using var transport = _remoting.EnterSerialization();
        if (batch.Acknowledged is { } sequence)
            Frame(FrameKind.Acknowledged, new Acknowledged { Uid = _connection.Uid, Sequence = sequence, Gap = batch.Gap });
        _association.TakeSystemMessages(_system);
        foreach (var (number, message) in _system) Encode(message, FrameKind.SystemMessage, number);
        _system.Clear();
        foreach (var message in batch.Messages) Encode(message, FrameKind.Message, 0);
        if (batch.Goodbye is { } reason) Frame(FrameKind.Goodbye, new Goodbye { Reason = (uint)reason });
        if (_frames == 0) Frame(FrameKind.KeepAlive, null);
        Flush();
    }

    public void Dispose() => _buffer.Dispose();

    private void Encode(in OutboundMessage message, FrameKind kind, ulong sequence)
    {
        try
        {
            _encoder.Write(message, kind, sequence);
            _frames++;
        }
        catch (Exception e)
        {
            _remoting.NotSerialized(message, e);

            // The number must arrive nevertheless: the system messages after it wait for it.
            if (sequence > 0) _encoder.WriteNothing(sequence);
        }

        if (_buffer.TotalLength > FrameBuffer.DefaultCapacity) Flush();
    }

    private void Frame(FrameKind kind, Google.Protobuf.IMessage? body)
    {
        _buffer.WriteFrame(kind, body);
        _frames++;
    }

    private void Flush()
    {
        var bytes = _buffer.TotalLength;
        foreach (var part in _buffer.Parts()) _connection.Stream.Write(part.Span);
        RemotingMetrics.Sent(bytes, _frames, "control");
        _buffer.Clear();
        _frames = 0;
        var pause = _association.Fault.PauseAfterSending(bytes);
        if (pause > TimeSpan.Zero) Thread.Sleep(pause);
    }
}
