using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Akka.Actor;
using AkkaCluster.Pbm.Protocol;

namespace AkkaCluster.Pbm;

/// <summary>One client: says hello, then has its commands run, several at a time if it likes, until either side closes.</summary>
internal sealed class CmdSession : IDisposable
{
    private static readonly TimeSpan s_parting = TimeSpan.FromSeconds(2);

    private readonly PbmHost _host;
    private readonly string _token;
    private readonly PbmOptions _options;
    private readonly TcpClient _client;
    private readonly Stream _stream;
    private readonly LineReader _reader;
    private readonly Channel<HostFrame> _outgoing;
    private readonly ConcurrentDictionary<long, IActorRef> _running = new();
    private readonly CancellationTokenSource _closed = new();

    public CmdSession(PbmHost host, string token, PbmOptions options, TcpClient client)
    {
        (_host, _token, _options, _client) = (host, token, options, client);
        _client.NoDelay = true;
        _stream = client.GetStream();
        _reader = new LineReader(_stream, options.MaxLineSize);
        _outgoing = Channel.CreateBounded<HostFrame>(new BoundedChannelOptions(options.MaxPendingLines) { SingleReader = true });
    }

    public async Task RunAsync(CancellationToken stopped)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopped, _closed.Token);
        var writing = WriteAsync(ended.Token);
        try
        {
            if (await GreetAsync(ended.Token).ConfigureAwait(false)) await ReadAsync(ended.Token).ConfigureAwait(false);
        }
        catch (InvalidDataException e)
        {
            Send(new HostFrame { Text = e.Message, Error = true, Final = true });
        }
        finally
        {
            foreach (var request in _running.Values) request.Tell(PoisonPill.Instance);
            _outgoing.Writer.TryComplete();
            if (await Task.WhenAny(writing, Task.Delay(s_parting, CancellationToken.None)).ConfigureAwait(false) == writing) await writing.ConfigureAwait(false);
            await PartAsync().ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _closed.Dispose();
    }

    private async Task<bool> GreetAsync(CancellationToken ended)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ended);
        patience.CancelAfter(_options.HelloTimeout);
        var line = await _reader.ReadLineAsync(patience.Token).ConfigureAwait(false);
        if (line is null) return false;
        if (Wire.Read<ClientFrame>(line) is not { Hello: { } version } hello)
            return Refuse("This is a pbm host: expected a hello frame as the first line.");
        if (version != Wire.Version)
            return Refuse($"The client speaks version {version} of the protocol, this host version {Wire.Version}: use the pbm of the same release.");
        if (!Knows(hello.Token))
            return Refuse("The token is missing or wrong: pass --token, or set PBM_TOKEN.");
        Send(new HostFrame
        {
            Hello = Wire.Version,
            System = _host.Sys.Name,
            Address = _host.Sys.Provider.DefaultAddress.ToString(),
            Palettes = [.. _host.Palettes.Values.OrderBy(p => p.Palette.Name, StringComparer.Ordinal).Select(p => p.Describe())],
        });
        return true;
    }

    private bool Knows(string? token) =>
        _token.Length == 0 ||
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(token ?? "")), SHA256.HashData(Encoding.UTF8.GetBytes(_token)));

    private async Task ReadAsync(CancellationToken ended)
    {
        while (await _reader.ReadLineAsync(ended).ConfigureAwait(false) is { } line)
        {
            if (line.Length == 0) continue;
            var frame = Wire.Read<ClientFrame>(line);
            if (frame is { Cancel: { } cancelled })
            {
                if (_running.TryGetValue(cancelled, out var request)) request.Tell(PoisonPill.Instance);
            }
            else if (frame is { Id: { } id, Words: { } words } && !words.Contains(null!))
            {
                Start(id, words);
            }
            else
            {
                Refuse("Expected a frame with an id and words, or with cancel.");
                return;
            }
        }
    }

    private void Start(long id, IReadOnlyList<string> words)
    {
        if (!CommandParser.TryParse(words, _host.Palettes, out var palette, out var command, out var fault))
        {
            Send(new HostFrame { Id = id, Text = fault, Error = true, Final = true, Usage = true });
            return;
        }

        if (_running.ContainsKey(id))
        {
            Send(new HostFrame { Id = id, Text = $"Command {id} is still running on this connection.", Error = true, Final = true, Usage = true });
            return;
        }

        var request = _host.Sys.SystemActorOf(RequestActor.Props(id, Send, Finish));
        _running[id] = request;
        request.Tell(new RequestActor.Run(palette.Handler, command));
    }

    // Closing with unread input would reset the connection, and what was said last would be lost: read on until the client closes.
    private async Task PartAsync()
    {
        try
        {
            _client.Client.Shutdown(SocketShutdown.Send);
            using var patience = new CancellationTokenSource(s_parting);
            var discarded = new byte[4096];
            for (var total = 0; total < 16 * _options.MaxLineSize;)
            {
                var read = await _stream.ReadAsync(discarded, patience.Token).ConfigureAwait(false);
                if (read == 0) return;
                total += read;
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            // The client has gone, or talks on and on.
        }
    }

    private void Finish(long id) => _running.TryRemove(id, out _);

    // A client that does not read is cut off: the host keeps no endless backlog for it.
    private void Send(HostFrame frame)
    {
        if (!_outgoing.Writer.TryWrite(frame)) Close();
    }

    private bool Refuse(string text)
    {
        Send(new HostFrame { Text = text, Error = true, Final = true });
        return false;
    }

    private void Close()
    {
        try
        {
            _closed.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // A request that answers after its client has gone.
        }
    }

    private async Task WriteAsync(CancellationToken ended)
    {
        try
        {
            await foreach (var frame in _outgoing.Reader.ReadAllAsync(ended).ConfigureAwait(false))
                await _stream.WriteAsync(Encoding.UTF8.GetBytes(Wire.Write(frame) + "\n"), ended).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The client has gone, or was told to.
        }
        finally
        {
            Close();
        }
    }
}
