using Akka.Remote.Connections;

namespace Akka.Remote.Inbound;

/// <summary>Reads a control connection with blocking reads, on the thread that accepted it.</summary>
internal static class ControlReader
{
    public static void Run(Remoting remoting, PeerConnection connection, InboundMessages messages)
    {
        using var buffer = new ReceiveBuffer(4096, messages.MaximumFrame);
        using var transport = remoting.EnterSerialization();
        while (!connection.IsClosed)
        {
            var count = connection.Stream.Read(buffer.Free.Span);
            if (count == 0) return;
            buffer.Fill(count);
            buffer.Take(messages.Process(buffer.Filled.Span));
            buffer.MakeRoom();
            var pause = remoting.Faults.Of(connection.Peer).PauseAfterReceiving(count);
            if (pause > TimeSpan.Zero) Thread.Sleep(pause);
        }
    }
}
