using System.Net;
using System.Net.Sockets;

namespace AkkaCluster.Chaos.Garbage;

/// <summary>Sends bad inputs to the ports of one protocol, many a connection.</summary>
internal sealed class GarbageSender(IGarbage garbage, IReadOnlyList<int> ports)
{
    private const int AtOnce = 48;
    private const int MostOfConnection = 64;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // Long enough for most of what was sent to be read: who ends at once is often not listened to.
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(250);

    public SentTally Tally { get; } = new();

    public Task SendAsync(int inputs, int seed, CancellationToken cancellation)
    {
        var left = inputs;
        return Task.WhenAll(Enumerable.Range(0, AtOnce).Select(lane => Task.Run(
            async () =>
            {
                var random = new Random(unchecked((seed * 101) + lane));
                while (Take(ref left, random.Next(1, MostOfConnection)) is > 0 and var count)
                    await ConnectAsync(ports[random.Next(ports.Count)], count, random, cancellation).ConfigureAwait(false);
            },
            cancellation)));
    }

    private static int Take(ref int left, int wanted)
    {
        var after = Interlocked.Add(ref left, -wanted);
        return Math.Clamp(after + wanted, 0, wanted);
    }

    private async Task ConnectAsync(int port, int count, Random random, CancellationToken cancellation)
    {
        // One in four does not even begin as it should.
        var bytes = new MemoryStream();
        if (random.Next(4) > 0)
            bytes.Write(garbage.Opening(random));
        for (var i = 1; i < count; i++)
            bytes.Write(garbage.Mild(random));
        bytes.Write(garbage.Harsh(random));
        Interlocked.Increment(ref Tally.Connections);
        Interlocked.Add(ref Tally.Inputs, count);
        Interlocked.Add(ref Tally.Bytes, bytes.Length);

        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        late.CancelAfter(Patience);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port, late.Token).ConfigureAwait(false);
            await socket.SendAsync(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), late.Token).ConfigureAwait(false);
            if (random.Next(4) == 0)
            {
                socket.LingerState = new LingerOption(true, 0);
                Interlocked.Increment(ref Tally.Left);
                return;
            }
            await ReadToEndAsync(socket, late.Token).ConfigureAwait(false);
            Interlocked.Increment(ref Tally.Closed);
        }
        catch (SocketException)
        {
            Interlocked.Increment(ref Tally.Reset);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            Interlocked.Increment(ref Tally.Stuck);
        }
    }

    /// <summary>Listens until the port closes; says that this was its last where the port is silent.</summary>
    private async Task ReadToEndAsync(Socket socket, CancellationToken late)
    {
        var buffer = new byte[16 << 10];
        var first = socket.ReceiveAsync(buffer, late).AsTask();
        if (await Task.WhenAny(first, Task.Delay(Silence, late)).ConfigureAwait(false) != first)
            socket.Shutdown(SocketShutdown.Send);
        var read = await first.ConfigureAwait(false);
        if (read > 0)
            Interlocked.Increment(ref Tally.Answered);
        for (var ended = false; read > 0; read = await socket.ReceiveAsync(buffer, late).ConfigureAwait(false))
        {
            // The rest is on its way, or the port waits for more.
            if (!ended && socket.Available == 0)
            {
                await Task.Delay(Silence, late).ConfigureAwait(false);
                ended = socket.Available == 0;
                if (ended)
                    socket.Shutdown(SocketShutdown.Send);
            }
        }
    }
}
