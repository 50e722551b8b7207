using System.Net.Sockets;
using System.Security.Authentication;
using Akka.Remote.Connections;
using Akka.Remote.Diagnostics;
using Akka.Remote.Handshake;
using Akka.Remote.Tls;
using Akka.Remote.Wire;
using Akka.Remote.Wire.Proto;

namespace Akka.Remote.Inbound;

/// <summary>
/// Serves one inbound connection on the thread it was given: the handshake under its deadline, then what arrives, to its end.
/// </summary>
internal sealed class Acceptor(Remoting remoting, TlsAuthenticator? tls, RateLimitedLog log)
{
    /// <param name="socket">The connection; it is closed when it is refused or ends.</param>
    /// <param name="handshakeDone">Called once, when the handshake is over in one way or the other.</param>
    public void Serve(Socket socket, Action handshakeDone)
    {
        PeerConnection? connection = null;
        try
        {
            connection = Shake(socket);
        }
        catch (Exception e) when (e is IOException or SocketException or HandshakeException or AuthenticationException or ObjectDisposedException)
        {
            RemotingMetrics.Refused(ReasonOf(e));
            if (!remoting.IsStopped) log.Warning($"inbound {ReasonOf(e)}", $"An inbound connection from [{NameOf(socket)}] was refused: {e.Message}");
        }
        catch (Exception e)
        {
            remoting.Unexpected("The handshake of an inbound connection failed", e);
        }
        finally
        {
            handshakeDone();
            if (connection is null) socket.Dispose();
        }

        if (connection is not null) remoting.Serve(connection);
    }

    private PeerConnection Shake(Socket socket)
    {
        SocketOptions.Apply(socket, remoting.Tcp);
        var transport = new HandshakeStream(socket);
        transport.StartDeadline(remoting.Tcp.HandshakeTimeout);
        Stream stream = tls is null ? transport : tls.AsServer(transport);
        var (kind, body) = HandshakeFrames.Read(stream);
        if (kind != FrameKind.Hello)
            throw new HandshakeException(RefusalReason.Malformed, $"Found a first frame of kind {kind}; expected {FrameKind.Hello}.");
        var hello = HandshakeFrames.Parse(Hello.Parser, body);
        var refusal = remoting.IsStopped
            ? new Refusal(RefusalReason.ShuttingDown, $"Node [{remoting.DefaultAddress}] is shutting down.")
            : HandshakePolicy.Judge(hello, remoting.DefaultAddress, remoting.IsQuarantined);
        if (refusal is not null)
        {
            HandshakeFrames.Write(stream, FrameKind.Refused, new Refused { Reason = (uint)refusal.Reason, Text = refusal.Text, Uid = remoting.Uid });
            throw new HandshakeException(refusal.Reason, refusal.Text);
        }

        var from = hello.From.ToAddress();
        if (remoting.Faults.Of(from).DropsInbound) throw new IOException($"The link from [{from}] is cut by a test.");
        var connection = new PeerConnection(socket, transport, stream, from, hello.Uid, (Lane)hello.Lane);
        HandshakeFrames.Write(stream, FrameKind.Welcome, HandshakePolicy.WelcomeOf(remoting.DefaultAddress, remoting.Uid));
        connection.Open(connection.Lane == Lane.Control ? remoting.Tcp.AcceptableSilence : TimeSpan.Zero);
        return connection;
    }

    private static string ReasonOf(Exception e) => e switch
    {
        HandshakeException refused => refused.Reason.ToString(),
        AuthenticationException => "Tls",
        _ => "Broken",
    };

    private static string NameOf(Socket socket)
    {
        try
        {
            return socket.RemoteEndPoint?.ToString() ?? "unknown";
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return "unknown";
        }
    }
}
