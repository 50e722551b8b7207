using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Akka.Remote.Handshake;
using Akka.Remote.Tls;
using Akka.Remote.Transport;
using Akka.Remote.Wire;
using Akka.Remote.Wire.Proto;

namespace Akka.Remote.Connections;

/// <summary>Connects to other nodes. Blocks its caller's thread and needs no other: a starved thread pool does not hinder it.</summary>
internal sealed class Dialer(TcpSettings settings, TlsAuthenticator? tls, Func<Address> self, int uid)
{
    /// <exception cref="HandshakeException">The node refused, or is another than expected.</exception>
    /// <exception cref="IOException">It closed the connection, or did not answer in time.</exception>
    /// <exception cref="SocketException">It cannot be reached.</exception>
    public PeerConnection Dial(Address remote, Lane lane)
    {
        var socket = Connect(remote.Host!, remote.Port!.Value);
        try
        {
            SocketOptions.Apply(socket, settings);
            var transport = new HandshakeStream(socket);
            transport.StartDeadline(settings.HandshakeTimeout);
            Stream stream = tls is null ? transport : tls.AsClient(transport, remote.Host!);
            HandshakeFrames.Write(stream, FrameKind.Hello, HandshakePolicy.HelloOf(self(), uid, remote, lane));
            var peerUid = ReadAnswer(stream, remote);
            return new PeerConnection(socket, transport, stream, remote, peerUid, lane);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static int ReadAnswer(Stream stream, Address remote)
    {
        var (kind, body) = HandshakeFrames.Read(stream);
        if (kind == FrameKind.Refused)
        {
            var refused = HandshakeFrames.Parse(Refused.Parser, body);
            throw new HandshakeException((RefusalReason)refused.Reason, refused.Text, refused.Uid);
        }

        if (kind != FrameKind.Welcome)
            throw new HandshakeException(RefusalReason.Malformed, $"[{remote}] answered the handshake with a frame of kind {kind}; expected {FrameKind.Welcome}.");
        var welcome = HandshakeFrames.Parse(Welcome.Parser, body);
        if (HandshakePolicy.Judge(welcome, remote) is { } refusal) throw new HandshakeException(refusal.Reason, refusal.Text);
        return welcome.Uid;
    }

    private Socket Connect(string host, int port)
    {
        SocketException? failure = null;
        foreach (var ip in Resolve(host))
        {
            var socket = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                ConnectWithin(socket, new IPEndPoint(ip, port), settings.ConnectionTimeout);
                return socket;
            }
            catch (SocketException e)
            {
                socket.Dispose();
                failure = e;
            }
        }

        throw failure ?? new SocketException((int)SocketError.HostNotFound);
    }

    private IPAddress[] Resolve(string host)
    {
        if (IPAddress.TryParse(host, out var ip)) return [ip];
        var family = !settings.EnforceFamily ? AddressFamily.Unspecified
            : settings.EnforceIPv6 ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork;
        return Dns.GetHostAddresses(host, family);
    }

    // Asynchronous connects complete on the thread pool; a non-blocking one that is polled does not.
    private static void ConnectWithin(Socket socket, IPEndPoint endpoint, TimeSpan timeout)
    {
        socket.Blocking = false;
        try
        {
            socket.Connect(endpoint);
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
        {
            if (!socket.Poll(timeout, SelectMode.SelectWrite)) throw new SocketException((int)SocketError.TimedOut);
            var error = (int)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error)!;
            if (error != 0) throw new SocketException(error);
        }

        socket.Blocking = true;
        if (!socket.Connected) throw new SocketException((int)SocketError.ConnectionRefused);
    }
}
