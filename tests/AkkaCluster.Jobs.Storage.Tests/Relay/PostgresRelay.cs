using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;

namespace AkkaCluster.Jobs.Storage.Tests.Relay;

/// <summary>Stands between the users of a PostgreSQL server and the server, and sees what is committed. It does not speak TLS: whoever connects must not ask for it, nor for GSSAPI.</summary>
internal sealed class PostgresRelay : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly EndPoint _server;
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<Task, bool> _relayed = new();
    private readonly Task _accepting;

    /// <param name="address">Where it listens, at a port of its own.</param>
    /// <param name="server">Where the server does.</param>
    public PostgresRelay(IPAddress address, EndPoint server)
    {
        _server = server;
        _listener = new TcpListener(address, 0);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public RelayFaults Faults { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        _listener.Dispose();
        await _accepting.ConfigureAwait(false);
        await Task.WhenAll(_relayed.Keys).ConfigureAwait(false);
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var relayed = RelayAsync(await _listener.AcceptSocketAsync(_end.Token).ConfigureAwait(false));
                _relayed[relayed] = true;
                _ = relayed.ContinueWith(ended => _relayed.TryRemove(ended, out _), TaskScheduler.Default);
            }
        }
        catch (OperationCanceledException)
        {
            // It is disposed of.
        }
    }

    /// <summary>When one side is gone so is the other.</summary>
    private async Task RelayAsync(Socket client)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
        using var server = new Socket(_server.AddressFamily, SocketType.Stream, _server.AddressFamily == AddressFamily.Unix ? ProtocolType.Unspecified : ProtocolType.Tcp);
        using (client)
        {
            try
            {
                await server.ConnectAsync(_server, over.Token).ConfigureAwait(false);
                using var asked = new NetworkStream(client);
                using var answered = new NetworkStream(server);
                var both = new[] { AskAsync(asked, answered, over.Token), AnswerAsync(answered, asked, over.Token) };
                await Task.WhenAny(both).ConfigureAwait(false);
                await over.CancelAsync().ConfigureAwait(false);
                await Task.WhenAll(both).ConfigureAwait(false);
            }
            catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException)
            {
                // One of them is.
            }
        }
    }

    private async Task AskAsync(NetworkStream client, NetworkStream server, CancellationToken over)
    {
        var buffer = new byte[64 * 1024];
        int count;
        while ((count = await client.ReadAsync(buffer, over).ConfigureAwait(false)) > 0)
        {
            await Faults.PassAsync(over).ConfigureAwait(false);
            await server.WriteAsync(buffer.AsMemory(0, count), over).ConfigureAwait(false);
        }
    }

    private async Task AnswerAsync(NetworkStream server, NetworkStream client, CancellationToken over)
    {
        var reader = PipeReader.Create(server);
        while (true)
        {
            var read = await reader.ReadAsync(over).ConfigureAwait(false);
            await Faults.PassAsync(over).ConfigureAwait(false);
            var rest = read.Buffer;
            while (true)
            {
                var (before, commit) = PostgresAnswers.Split(rest);
                await SendAsync(client, rest.Slice(0, before), over).ConfigureAwait(false);
                rest = rest.Slice(before);
                if (commit == 0)
                    break;
                if (!await Faults.MayAnswerAsync(over).ConfigureAwait(false))
                    return;
                await SendAsync(client, rest.Slice(0, commit), over).ConfigureAwait(false);
                rest = rest.Slice(commit);
            }
            reader.AdvanceTo(rest.Start, rest.End);
            if (read.IsCompleted)
                return;
        }
    }

    private static async Task SendAsync(NetworkStream client, ReadOnlySequence<byte> data, CancellationToken over)
    {
        foreach (var part in data)
            await client.WriteAsync(part, over).ConfigureAwait(false);
    }
}
