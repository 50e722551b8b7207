using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Akka.Remote.Connections;
using Akka.Remote.Handshake;
using Akka.Remote.Wire;
using Akka.Remote.Wire.Proto;
using Google.Protobuf;

namespace Akka.Remote.Tests.Robustness;

/// <summary>A plain socket that speaks to a node as a test likes.</summary>
internal sealed class RawPeer : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public RawPeer(int port)
    {
        _socket.Connect(IPAddress.Loopback, port);
        _socket.ReceiveTimeout = 20_000;
        _socket.SendTimeout = 20_000;
    }

    /// <summary>Makes the handshake of the node at <paramref name="from"/>.</summary>
    public void Shake(Address from, int uid, Address to, Lane lane, Action<Hello>? spoil = null)
    {
        var hello = HandshakePolicy.HelloOf(from, uid, to, lane);
        spoil?.Invoke(hello);
        using var stream = new NetworkStream(_socket, ownsSocket: false);
        HandshakeFrames.Write(stream, FrameKind.Hello, hello);
    }

    /// <summary>The answer to the handshake.</summary>
    public (FrameKind Kind, byte[] Body) ReadAnswer()
    {
        using var stream = new NetworkStream(_socket, ownsSocket: false);
        return HandshakeFrames.Read(stream);
    }

    /// <summary>Sends bytes; false when the node has closed the connection.</summary>
    public bool TrySend(ReadOnlySpan<byte> bytes)
    {
        try
        {
            while (!bytes.IsEmpty) bytes = bytes[_socket.Send(bytes)..];
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Says that nothing more comes, and waits until the node has taken what came and closes.</summary>
    public void Finish()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            return;
        }

        IsClosedByNode();
    }

    /// <summary>Reads until the node closes the connection. Returns whether it did within the time-out.</summary>
    public bool IsClosedByNode()
    {
        try
        {
            var buffer = new byte[1024];
            while (_socket.Receive(buffer) > 0)
            {
            }

            return true;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode is SocketError.ConnectionReset or SocketError.ConnectionAborted;
        }
    }

    /// <summary>A frame with this body.</summary>
    public static byte[] Frame(FrameKind kind, IMessage? body)
    {
        using var buffer = new FrameBuffer(256);
        buffer.WriteFrame(kind, body);
        return buffer.Written.ToArray();
    }

    public void Dispose() => _socket.Dispose();
}
