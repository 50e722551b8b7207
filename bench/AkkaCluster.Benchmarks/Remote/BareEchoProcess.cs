using System.Net;
using System.Net.Sockets;
using AkkaCluster.Benchmarks.Frame;

namespace AkkaCluster.Benchmarks.Remote;

/// <summary>The other end of <see cref="BareSockets"/>: a blocking thread per connection. Prints its port.</summary>
public sealed class BareEchoProcess : IBenchmarkProcess
{
    public string Name => "bare-echo";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken stopped)
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        Console.WriteLine(((IPEndPoint)listener.LocalEndPoint!).Port);
        try
        {
            while (true)
            {
                var socket = await listener.AcceptAsync(stopped);
                new Thread(() => Serve(socket)) { IsBackground = true }.Start();
            }
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
    }

    private static void Serve(Socket socket)
    {
        using var owned = socket;
        socket.NoDelay = true;
        var buffer = new byte[1 << 18];
        socket.Receive(buffer, 1, SocketFlags.None);
        var mode = (BareMode)buffer[0];
        for (int count; (count = socket.Receive(buffer)) > 0;)
            if (mode == BareMode.Echo) socket.Send(buffer, count, SocketFlags.None);
        if (mode == BareMode.Swallow) socket.Send([1]);
    }
}
