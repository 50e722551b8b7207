using System.Net;
using System.Net.Sockets;
using Akka.Event;

namespace AkkaCluster.Pbm;

/// <summary>Takes connections in, each of which has a session of its own.</summary>
internal sealed class CmdListener
{
    private readonly PbmHost _host;
    private readonly PbmAddress _address;
    private readonly PbmOptions _options;
    private readonly ILoggingAdapter _log;
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stopped = new();
    private int _connections;

    private CmdListener(PbmHost host, PbmAddress address, PbmOptions options, ILoggingAdapter log, TcpListener listener)
    {
        (_host, _address, _options, _log, _listener) = (host, address, options, log, listener);
        EndPoint = (IPEndPoint)listener.LocalEndpoint;
    }

    public IPEndPoint EndPoint { get; }

    public static CmdListener Start(PbmHost host, PbmAddress address, PbmOptions options, ILoggingAdapter log)
    {
        var endPoint = address.Resolve();
        var socket = new TcpListener(endPoint);
        try
        {
            socket.Start(512);
        }
        catch (SocketException e)
        {
            throw new InvalidOperationException($"pbm cannot listen on {endPoint}: {e.Message}. Name a free port, or 0 to have one chosen.", e);
        }

        var listener = new CmdListener(host, address, options, log, socket);
        _ = listener.AcceptAsync();
        return listener;
    }

    public void Stop()
    {
        _stopped.Cancel();
        _listener.Stop();
    }

    private async Task AcceptAsync()
    {
        while (!_stopped.IsCancellationRequested)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync(_stopped.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException e)
            {
                // Out of file descriptors, or the client went away in between: the next one may fare better.
                _log.Warning("pbm could not take a connection in: {Reason}", e.Message);
                await Task.Delay(100).ConfigureAwait(false);
                continue;
            }

            if (Interlocked.Increment(ref _connections) > _options.MaxConnections)
            {
                Interlocked.Decrement(ref _connections);
                client.Dispose();
                continue;
            }

            _ = ServeAsync(client);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using var session = new CmdSession(_host, _address.Token, _options, client);
            await session.RunAsync(_stopped.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException or InvalidDataException)
        {
            _log.Debug("pbm connection ended: {Reason}", e.Message);
        }
        catch (Exception e)
        {
            _log.Error(e, "pbm connection failed");
        }
        finally
        {
            Interlocked.Decrement(ref _connections);
        }
    }
}
