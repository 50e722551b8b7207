using Akka.Remote.Connections;
using Akka.Remote.Wire;

namespace Akka.Remote.Inbound;

/// <summary>
/// Reads a connection with blocking reads, on the thread that accepted it. The buffer is one piece, and grows to hold a large frame as a whole:
/// what arrives is copied no further than into the message itself.
/// </summary>
internal static class Reader
{
    private const int ControlCapacity = 4096;

    public static void Run(Remoting remoting, PeerConnection connection, InboundMessages messages)
    {
        using var buffer = new ReceiveBuffer(connection.Lane == Lane.Control ? ControlCapacity : FrameBuffer.DefaultCapacity, messages.MaximumFrame);
        using var transport = remoting.EnterSerialization();
        while (!connection.IsClosed)
        {
            var count = connection.Stream.Read(buffer.Free.Span);
            if (count == 0) return;
            buffer.Fill(count);
            buffer.Take(messages.Process(buffer.Filled.Span));
            while (LargeMessage.Find(buffer.Filled.Span, messages.MaximumFrame) is { } large)
            {
                count += large.PayloadLength;
                ReadLarge(connection.Stream, buffer, large, messages);
                buffer.Take(messages.Process(buffer.Filled.Span));
            }

            buffer.MakeRoom();
            var pause = remoting.Faults.Of(connection.Peer).PauseAfterReceiving(count);
            if (pause > TimeSpan.Zero) Thread.Sleep(pause);
        }
    }

    private static void ReadLarge(Stream stream, ReceiveBuffer buffer, LargeMessage large, InboundMessages messages)
    {
        var payload = GC.AllocateUninitializedArray<byte>(large.PayloadLength);
        buffer.Take(large.PayloadStart);
        var arrived = Math.Min(payload.Length, buffer.Filled.Length);
        buffer.Filled[..arrived].CopyTo(payload);
        buffer.Take(arrived);
        stream.ReadExactly(payload.AsSpan(arrived));
        if (large.RestLength > buffer.Filled.Length)
        {
            buffer.MakeRoomFor(large.RestLength);
            buffer.Fill(stream.ReadAtLeast(buffer.Free.Span, large.RestLength - buffer.Filled.Length));
        }

        messages.ProcessLarge(payload, buffer.Filled.Span[..large.RestLength]);
        buffer.Take(large.RestLength);
    }
}
