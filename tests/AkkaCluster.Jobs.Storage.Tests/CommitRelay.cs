using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AkkaCluster.Jobs.Storage.Tests;

/// <summary>Stands between a store and PostgreSQL, and can cut a connection when a COMMIT has been done, so that its answer is lost.</summary>
internal sealed class CommitRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _server;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _accepting;
    private int _cuts;

    /// <param name="server">The path of the server's socket.</param>
    public CommitRelay(string server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many answers were lost.</summary>
    public int Lost { get; private set; }

    /// <summary>Cuts the connection of the next COMMIT.</summary>
    public void CutNextCommit() => Interlocked.Increment(ref _cuts);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = RelayAsync(await _listener.AcceptTcpClientAsync(_end.Token));
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using var _ = client;
        using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await server.ConnectAsync(new UnixDomainSocketEndPoint(_server), _end.Token);
        using var upstream = new NetworkStream(server);
        var cut = new TaskCompletionSource();
        var asking = AskAsync(client.GetStream(), upstream, cut);
        await Task.WhenAny(asking, upstream.CopyToAsync(new Gate(client.GetStream(), cut.Task), _end.Token));
    }

    private async Task AskAsync(NetworkStream client, NetworkStream server, TaskCompletionSource cut)
    {
        var buffer = new byte[64 * 1024];
        int count;
        while ((count = await client.ReadAsync(buffer, _end.Token)) > 0)
        {
            if (Volatile.Read(ref _cuts) > 0 && Encoding.ASCII.GetString(buffer, 0, count).Contains("COMMIT\0", StringComparison.Ordinal))
            {
                Interlocked.Decrement(ref _cuts);
                Lost++;
                cut.TrySetResult();
            }

            await server.WriteAsync(buffer.AsMemory(0, count), _end.Token);
        }
    }

    /// <summary>Passes answers on until it is told to drop the next, and the connection with it.</summary>
    private sealed class Gate(Stream client, Task cut) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => client.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        // The server answers a COMMIT once it is done: what comes now is that answer.
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            cut.IsCompleted ? throw new IOException("The relay cuts here.") : client.WriteAsync(buffer, cancellationToken);
    }
}
