using System.Net.Sockets;
using Akka.Actor;
using Akka.Remote.Wire;

namespace Akka.Remote.Connections;

/// <summary>A connection after its handshake: who is at the other end, and which lane it carries.</summary>
internal sealed class PeerConnection(Socket socket, HandshakeStream transport, Stream stream, Address peer, int uid, Lane lane) : IDisposable
{
    private int _disposed;

    public Socket Socket { get; } = socket;

    /// <summary>What is written to and read from: the socket, or TLS over it.</summary>
    public Stream Stream { get; } = stream;

    public Address Peer { get; } = peer;

    /// <summary>The incarnation of the peer.</summary>
    public int Uid { get; } = uid;

    public Lane Lane { get; } = lane;

    public bool IsClosed => Volatile.Read(ref _disposed) != 0;

    /// <summary>Ends the handshake's deadline; each read may be silent for <paramref name="silence"/>, or forever if that is zero.</summary>
    public void Open(TimeSpan silence) => transport.EndDeadline(silence);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;

        // The socket goes first: a blocked read or write then ends, whereas disposing TLS might wait for it.
        Socket.Dispose();
        Stream.Dispose();
    }
}
