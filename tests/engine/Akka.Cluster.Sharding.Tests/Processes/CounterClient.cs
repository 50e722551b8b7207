using System.Net;
using System.Net.Sockets;

namespace Akka.Cluster.Sharding.Tests.Processes;

/// <summary>A node's connection to the <see cref="CounterService"/>.</summary>
internal sealed class CounterClient
{
    private readonly Lock _lock = new();
    private readonly StreamReader _reader;
    private readonly StreamWriter _writer;

    public CounterClient(int port)
    {
        var stream = new TcpClient(IPAddress.Loopback.ToString(), port).GetStream();
        _reader = new StreamReader(stream);
        _writer = new StreamWriter(stream) { AutoFlush = true };
    }

    public void Started(string entity) => Report('+' + entity);

    public void Stopped(string entity) => Report('-' + entity);

    private void Report(string what)
    {
        lock (_lock)
        {
            _writer.WriteLine(what);
            _reader.ReadLine();
        }
    }
}
