using System.Net;
using System.Net.Sockets;

namespace Akka.Cluster.Sharding.Tests.Processes;

/// <summary>
/// Counts, over all processes, how many incarnations of each entity run. An entity waits for the answer when it reports its start and its end: what is counted is what was there at that moment.
/// </summary>
internal sealed class CounterService : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _running = [];
    private readonly List<string> _doubled = [];

    public CounterService()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Entities that started while another incarnation ran.</summary>
    public IReadOnlyList<string> Doubled
    {
        get
        {
            lock (_lock) return [.. _doubled];
        }
    }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient node)
    {
        using (node)
        {
            var stream = node.GetStream();
            using var reader = new StreamReader(stream);
            await using var writer = new StreamWriter(stream) { AutoFlush = true };
            while (await reader.ReadLineAsync() is { } report)
            {
                Note(report[1..], report[0] == '+' ? 1 : -1);
                await writer.WriteLineAsync("noted");
            }
        }
    }

    private void Note(string entity, int change)
    {
        lock (_lock)
        {
            var running = _running[entity] = _running.GetValueOrDefault(entity) + change;
            if (running > 1) _doubled.Add(entity);
        }
    }
}
