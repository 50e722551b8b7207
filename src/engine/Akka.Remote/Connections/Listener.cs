using System.Net;
using System.Net.Sockets;
using Akka.Remote.Diagnostics;
using Akka.Remote.Transport;

namespace Akka.Remote.Connections;

/// <summary>
/// Accepts connections on a thread of its own, and gives each a thread for its handshake, of which there are never more
/// than <c>akka.remote.max-pending-handshakes</c>: connections beyond that are closed.
/// </summary>
internal sealed class Listener : IDisposable
{
    private readonly TcpSettings _settings;
    private readonly Action<Socket> _handshake;
    private readonly RateLimitedLog _log;
    private readonly Socket _socket;
    private readonly Thread _thread;
    private int _pending;
    private volatile bool _stopped;

    /// <param name="settings">Where to listen.</param>
    /// <param name="handshake">Called on a thread per connection; it owns the socket.</param>
    /// <param name="log">Where refusals are logged.</param>
    public Listener(TcpSettings settings, Action<Socket> handshake, RateLimitedLog log)
    {
        _settings = settings;
        _handshake = handshake;
        _log = log;
        _socket = Bind(settings);
        _thread = RemotingThread.Make("remoting-accept", Accept);
    }

    /// <summary>The port that is listened on.</summary>
    public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    public void Start() => _thread.Start();

    /// <summary>The handshake of a connection is over: it makes room for another.</summary>
    public void HandshakeDone() => Interlocked.Decrement(ref _pending);

    public void Dispose()
    {
        _stopped = true;
        _socket.Dispose();
    }

    private static Socket Bind(TcpSettings settings)
    {
        var ip = IPAddress.TryParse(settings.Hostname, out var parsed) ? parsed : Dns.GetHostAddresses(settings.Hostname)[0];
        var socket = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            // Without ReuseAddress, which on Unix would let a second process listen on the same port. A port in TIME_WAIT can be taken over all the same.
            socket.Bind(new IPEndPoint(ip, settings.Port));
            socket.Listen(settings.Backlog);
            return socket;
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new RemoteTransportException($"Remoting cannot listen on [{settings.Hostname}:{settings.Port}] (akka.remote.dot-netty.tcp.hostname and port): {e.Message}", e);
        }
    }

    private void Accept()
    {
        while (!_stopped)
        {
            try
            {
                Admit(_socket.Accept());
            }
            catch (Exception e) when (_stopped && e is SocketException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException e)
            {
                // Out of descriptors, or a connection that was reset before it was accepted: the listener goes on.
                _log.Warning("accept", $"A connection could not be accepted: {e.Message}");
                _socket.Poll(TimeSpan.FromMilliseconds(50), SelectMode.SelectError);
            }
        }
    }

    private void Admit(Socket socket)
    {
        if (Interlocked.Increment(ref _pending) > _settings.MaxPendingHandshakes)
        {
            HandshakeDone();
            RemotingMetrics.Refused("busy");
            _log.Warning("busy", $"Found {_settings.MaxPendingHandshakes} connections in their handshake (akka.remote.max-pending-handshakes): a further one from [{socket.RemoteEndPoint}] is closed.");
            socket.Dispose();
            return;
        }

        RemotingThread.Make("remoting-inbound", () => _handshake(socket)).Start();
    }
}
