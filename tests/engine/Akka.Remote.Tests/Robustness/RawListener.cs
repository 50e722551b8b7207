using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Akka.Remote.Connections;

namespace Akka.Remote.Tests.Robustness;

/// <summary>Takes connections, reads their handshake and has the test answer it; reads no further.</summary>
internal sealed class RawListener : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<Socket> _sockets = [];

    public RawListener() => _listener.Start();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Start(Action<Stream> answer) => new Thread(() => Serve(answer)) { IsBackground = true }.Start();

    public void Dispose()
    {
        _listener.Dispose();
        foreach (var socket in _sockets) socket.Dispose();
    }

    private void Serve(Action<Stream> answer)
    {
        try
        {
            while (true)
            {
                var socket = _listener.AcceptSocket();
                _sockets.Add(socket);
                using var stream = new NetworkStream(socket, ownsSocket: false);
                HandshakeFrames.Read(stream);
                answer(stream);
            }
        }
        catch (SocketException)
        {
            // The test is over.
        }
    }
}
