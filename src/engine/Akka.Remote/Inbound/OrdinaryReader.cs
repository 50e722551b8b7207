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
            var pause = remoting.Faults.Of(connection.Peer).PauseAfterReceiving(count);
            if (pause > TimeSpan.Zero) await Task.Delay(pause, remoting.Time).ConfigureAwait(false);
        }
    }
}
