using System.Net.Sockets;
using Akka.Remote.Transport;

namespace Akka.Remote.Connections;

/// <summary>The options that every connection's socket gets.</summary>
internal static class SocketOptions
{
    private const int Tcp = 6;
    private const int LinuxUserTimeout = 18;
    private const int ProbeSeconds = 10;

    public static void Apply(Socket socket, TcpSettings settings)
    {
        var silence = settings.AcceptableSilence;
        socket.NoDelay = settings.NoDelay;
        if (settings.SendBufferSize > 0) socket.SendBufferSize = settings.SendBufferSize;
        if (settings.ReceiveBufferSize > 0) socket.ReceiveBufferSize = settings.ReceiveBufferSize;
        socket.SendTimeout = (int)silence.TotalMilliseconds;
        if (!settings.KeepAlive) return;
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, Math.Max(1, (int)silence.TotalSeconds / 2));
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, ProbeSeconds);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, Math.Max(1, (int)silence.TotalSeconds / 2 / ProbeSeconds));

        // Without it, what was sent into a dead network is tried again for a quarter of an hour before the connection is given up.
        if (OperatingSystem.IsLinux()) socket.SetRawSocketOption(Tcp, LinuxUserTimeout, BitConverter.GetBytes((int)silence.TotalMilliseconds));
    }
}
