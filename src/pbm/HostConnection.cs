using System.Net.Sockets;
using System.Text;
using AkkaCluster.Pbm.Protocol;

namespace AkkaCluster.Pbm.Client;

/// <summary>A greeted connection to a host.</summary>
internal sealed class HostConnection : IDisposable
{
    // What a host answers may be a whole hierarchy of actors in one line.
    private const int MaxLineSize = 64 * 1024 * 1024;

    private readonly TcpClient _client;
    private readonly LineReader _reader;
    private readonly string _where;
    private long _commands;

    private HostConnection(TcpClient client, string where)
    {
        _client = client;
        _where = where;
        _reader = new LineReader(client.GetStream(), MaxLineSize);
    }

    /// <summary>What the host said of itself when it greeted.</summary>
    public HostFrame Greeting { get; private set; } = new();

    public static async Task<HostConnection> OpenAsync(PbmOptions options)
    {
        var where = $"{options.Host}:{options.Port}";
        using var patience = new CancellationTokenSource(options.Patience);
        var client = new TcpClient { NoDelay = true };
        try
        {
            await client.ConnectAsync(options.Host, options.Port, patience.Token);
            var connection = new HostConnection(client, where);
            await connection.WriteAsync(new ClientFrame { Hello = Wire.Version, Token = options.Token });
            connection.Greeting = await connection.ReadAsync(patience.Token);
            if (connection.Greeting.Hello is null) throw new HostException($"{where}: {connection.Greeting.Text}");
            return connection;
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            client.Dispose();
            throw new HostException(e is SocketException ? $"No pbm host at {where}: {e.Message}." : $"{where} did not greet within {options.Patience.TotalSeconds} s.", e);
        }
        catch (HostException)
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Starts a command, and returns its id.</summary>
    public async Task<long> StartAsync(IReadOnlyList<string> words)
    {
        var id = ++_commands;
        await WriteAsync(new ClientFrame { Id = id, Words = words });
        return id;
    }

    public Task CancelAsync(long id) => WriteAsync(new ClientFrame { Cancel = id });

    /// <summary>The next frame from the host.</summary>
    public async Task<HostFrame> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            var line = await _reader.ReadLineAsync(cancellation) ?? throw new HostException($"{_where} closed the connection.");
            return Wire.Read<HostFrame>(line) ?? throw new HostException($"{_where} is no pbm host: it says '{line[..Math.Min(80, line.Length)]}'.");
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw new HostException($"The connection to {_where} broke: {e.Message}", e);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task WriteAsync(ClientFrame frame)
    {
        try
        {
            await _client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(Wire.Write(frame) + "\n"));
        }
        catch (IOException e)
        {
            throw new HostException($"The connection to {_where} broke: {e.Message}", e);
        }
    }
}
