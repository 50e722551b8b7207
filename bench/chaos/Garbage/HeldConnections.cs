using System.Net;
using System.Net.Sockets;

namespace AkkaCluster.Chaos.Garbage;

/// <summary>Connections to the ports of one protocol that are held: idle ones, slow ones, and some whose body has no end.</summary>
internal sealed class HeldConnections(IGarbage garbage, IReadOnlyList<int> ports) : IDisposable
{
    private const int EndlessOfPort = 4;
    private static readonly TimeSpan ByteInterval = TimeSpan.FromSeconds(2);

    private readonly List<Socket> _sockets = [];

    public async Task<HeldTally> HoldAsync(int connections, TimeSpan hold, int seed, CancellationToken cancellation)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var random = new Random(seed);
        var endless = await OpenAsync(EndlessOfPort * ports.Count, cancellation).ConfigureAwait(false);
        var flowing = endless.Select(socket => Task.Run(() => FlowAsync(socket, over.Token), cancellation)).ToList();
        var idle = await OpenAsync(connections, cancellation).ConfigureAwait(false);
        var slow = await OpenAsync(connections, cancellation).ConfigureAwait(false);
        for (var (began, sent) = (TimeProvider.System.GetTimestamp(), 0); TimeProvider.System.GetElapsedTime(began) < hold; await Task.Delay(ByteInterval, cancellation).ConfigureAwait(false))
        {
            byte[] bytes = [.. garbage.Opening(random), .. garbage.Mild(random)];
            slow.ForEach(socket => Say(socket, bytes[sent % bytes.Length]));
            sent++;
        }
        await over.CancelAsync().ConfigureAwait(false);
        var taken = await Task.WhenAll(flowing).ConfigureAwait(false);
        return new HeldTally(idle.Count, idle.Count(IsOpen), slow.Count, slow.Count(IsOpen), endless.Count, taken.Count(flow => flow.IsOpen), taken.Sum(flow => flow.Bytes));
    }

    public void Dispose() => _sockets.ForEach(socket => socket.Dispose());

    private async Task<List<Socket>> OpenAsync(int count, CancellationToken cancellation)
    {
        var opened = new List<Socket>();
        for (var i = 0; i < count; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            _sockets.Add(socket);
            opened.Add(socket);
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, ports[i % ports.Count], cancellation).ConfigureAwait(false);
                socket.Blocking = false;
            }
            catch (SocketException)
            {
                // The port has had enough: it counts as one that is not open any more.
            }
        }
        return opened;
    }

    private async Task<(long Bytes, bool IsOpen)> FlowAsync(Socket socket, CancellationToken over)
    {
        var bytes = 0L;
        try
        {
            bytes += await socket.SendAsync(garbage.EndlessBegin, over).ConfigureAwait(false);
            while (true)
                bytes += await socket.SendAsync(garbage.Endless, over).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return (bytes, true);
        }
        catch (SocketException)
        {
            return (bytes, false);
        }
    }

    private static void Say(Socket socket, byte one)
    {
        try
        {
            socket.Send([one], SocketFlags.None, out _);
        }
        catch (SocketException)
        {
            // It was closed before.
        }
    }

    private static bool IsOpen(Socket socket)
    {
        if (!socket.Connected)
            return false;
        var buffer = new byte[16 << 10];
        SocketError error;
        int read;
        do
        {
            read = socket.Receive(buffer, SocketFlags.None, out error);
        }
        while (error == SocketError.Success && read > 0);
        return error == SocketError.WouldBlock;
    }
}
