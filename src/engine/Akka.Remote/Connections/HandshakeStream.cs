using System.Diagnostics;
using System.Net.Sockets;

namespace Akka.Remote.Connections;

/// <summary>
/// A socket's stream whose blocking reads end at a deadline, however slowly the peer drips its bytes. The handshake is read under one.
/// </summary>
internal sealed class HandshakeStream(Socket socket) : NetworkStream(socket, ownsSocket: true)
{
    private long _deadline = long.MaxValue;

    /// <summary>From now on all reads together may take this long.</summary>
    public void StartDeadline(TimeSpan timeout) =>
        _deadline = Stopwatch.GetTimestamp() + (long)(timeout.TotalSeconds * Stopwatch.Frequency);

    /// <summary>Ends the deadline; a single read may now be silent for <paramref name="silence"/>, or forever if that is zero.</summary>
    public void EndDeadline(TimeSpan silence)
    {
        _deadline = long.MaxValue;
        Socket.ReceiveTimeout = (int)silence.TotalMilliseconds;
    }

    public override int Read(Span<byte> buffer)
    {
        Arm();
        return base.Read(buffer);
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        Arm();
        return base.Read(buffer, offset, count);
    }

    private void Arm()
    {
        if (_deadline == long.MaxValue) return;
        var left = (_deadline - Stopwatch.GetTimestamp()) * 1000 / Stopwatch.Frequency;
        if (left <= 0) throw new IOException("The handshake did not end in time (akka.remote.handshake-timeout).", new SocketException((int)SocketError.TimedOut));
        Socket.ReceiveTimeout = (int)Math.Min(left, int.MaxValue);
    }
}
