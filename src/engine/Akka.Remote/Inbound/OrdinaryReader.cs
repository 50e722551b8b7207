using Akka.Remote.Connections;
using Akka.Remote.Wire;

namespace Akka.Remote.Inbound;

/// <summary>
/// Reads a connection for ordinary messages on the thread pool. The buffer is one piece, and grows to hold a large frame as a whole:
/// what arrives is copied no further than into the message itself.
/// </summary>
internal static class OrdinaryReader
{
    public static async Task RunAsync(Remoting remoting, PeerConnection connection, InboundMessages messages)
    {
        using var buffer = new ReceiveBuffer(FrameBuffer.DefaultCapacity, messages.MaximumFrame);
        while (!connection.IsClosed)
        {
            var count = await connection.Stream.ReadAsync(buffer.Free).ConfigureAwait(false);
            if (count == 0) return;
            buffer.Fill(count);
            using (remoting.EnterSerialization()) buffer.Take(messages.Process(buffer.Filled.Span));
            while (LargeMessage.Find(buffer.Filled.Span, messages.MaximumFrame) is { } large)
            {
                count += large.PayloadLength;
                if (!await ReadLargeAsync(connection.Stream, buffer, large, messages).ConfigureAwait(false)) return;
                using (remoting.EnterSerialization()) buffer.Take(messages.Process(buffer.Filled.Span));
            }

            buffer.MakeRoom();
            var pause = remoting.Faults.Of(connection.Peer).PauseAfterReceiving(count);
            if (pause > TimeSpan.Zero) await Task.Delay(pause, remoting.Time).ConfigureAwait(false);
        }
    }

    private static async ValueTask<bool> ReadLargeAsync(Stream stream, ReceiveBuffer buffer, LargeMessage large, InboundMessages messages)
    {
        var payload = GC.AllocateUninitializedArray<byte>(large.PayloadLength);
        buffer.Take(large.PayloadStart);
        var arrived = Math.Min(payload.Length, buffer.Filled.Length);
        buffer.Filled[..arrived].CopyTo(payload);
        buffer.Take(arrived);
        await stream.ReadExactlyAsync(payload.AsMemory(arrived)).ConfigureAwait(false);
        while (buffer.Filled.Length < large.RestLength)
        {
            buffer.MakeRoomFor(large.RestLength);
            var count = await stream.ReadAsync(buffer.Free).ConfigureAwait(false);
            if (count == 0) return false;
            buffer.Fill(count);
        }

        messages.ProcessLarge(payload, buffer.Filled.Span[..large.RestLength]);
        buffer.Take(large.RestLength);
        return true;
    }
}
