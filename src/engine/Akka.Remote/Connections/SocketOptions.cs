using System.Net.Sockets;
using Akka.Remote.Transport;

namespace Akka.Remote.Connections;

/// <summary>The options that every connection's socket gets.</summary>
internal static class SocketOptions
{
    public static void Apply(Socket socket, TcpSettings settings)
    {
        socket.NoDelay = settings.NoDelay;
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, settings.KeepAlive);
        if (settings.SendBufferSize > 0) socket.SendBufferSize = settings.SendBufferSize;
        if (settings.ReceiveBufferSize > 0) socket.ReceiveBufferSize = settings.ReceiveBufferSize;
        socket.SendTimeout = (int)settings.AcceptableSilence.TotalMilliseconds;
    }
}
