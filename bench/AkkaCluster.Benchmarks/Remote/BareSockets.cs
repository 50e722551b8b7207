using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace AkkaCluster.Benchmarks.Remote;

/// <summary>The calibrators of remoting: what plain blocking sockets do between the same two processes.</summary>
internal sealed class BareSockets : IDisposable
{
    public const int MessageSize = 64;
    private const int BatchSize = 64 * 1024;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    /// <param name="port">Where a <see cref="BareEchoProcess"/> listens.</param>
    /// <param name="mode">What it is to do with what it reads.</param>
    public BareSockets(int port, BareMode mode)
    {
        _socket.Connect(IPAddress.Loopback, port);
        _socket.Send([(byte)mode]);
    }

    /// <summary>One message of 64 bytes there and back at a time. Returns microseconds per round trip.</summary>
    public double RoundTrip(int count)
    {
        var message = new byte[MessageSize];
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < count; i++)
        {
            _socket.Send(message);
            Receive(message);
        }

        return watch.Elapsed.TotalMicroseconds / count;
    }

    /// <summary>Messages of 64 bytes there and back in batches of 64 KiB, several batches in flight. Returns messages per second.</summary>
    public double Pipelined(int count)
    {
        var batches = count * MessageSize / BatchSize;
        var watch = Stopwatch.StartNew();
        var writer = new Thread(() =>
        {
            var batch = new byte[BatchSize];
            for (var i = 0; i < batches; i++) _socket.Send(batch);
        });
        writer.Start();
        var buffer = new byte[BatchSize];
        for (var i = 0; i < batches; i++) Receive(buffer);
        writer.Join();
        return (double)batches * BatchSize / MessageSize / watch.Elapsed.TotalSeconds;
    }

    /// <summary>Blocks of 1 MiB one way; the other end says when it has all. Returns bytes per second.</summary>
    public double Stream(int blocks)
    {
        var block = new byte[1 << 20];
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < blocks; i++) _socket.Send(block);
        _socket.Shutdown(SocketShutdown.Send);
        Receive(new byte[1]);
        return (double)blocks * block.Length / watch.Elapsed.TotalSeconds;
    }

    public void Dispose() => _socket.Dispose();

    private void Receive(Span<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var count = _socket.Receive(buffer);
            if (count == 0) throw new IOException("The bare socket's other end has closed.");
            buffer = buffer[count..];
        }
    }
}
